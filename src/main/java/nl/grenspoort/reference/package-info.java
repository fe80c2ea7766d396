/**
 * Floor 1. Dated public facts: country codes, visa lists, free movement, border crossing points.
 * Plain Java over files in config/reference.
 */
@NullMarked
package nl.grenspoort.reference;

import org.jspecify.annotations.NullMarked;
