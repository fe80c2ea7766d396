/**
 * Floor 1. The common currency of every check: a {@link nl.grenspoort.finding.Finding} with its
 * severity, its legal basis and who may see it. Plain Java.
 */
@NullMarked
package nl.grenspoort.finding;

import org.jspecify.annotations.NullMarked;
