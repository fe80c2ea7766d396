/**
 * What a lane without a guard may ask of a traveller, and whom it may let pass: Regulation (EU)
 * 2016/399 Art. 8a to 8c. Plain Java.
 */
@NullMarked
@NamedInterface("lane")
package nl.grenspoort.entry.lane;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
