/** Reads requests strictly and names every fault at once. Plain Java over a JSON tree. */
@NullMarked
package nl.grenspoort.kiosk.input;

import org.jspecify.annotations.NullMarked;
