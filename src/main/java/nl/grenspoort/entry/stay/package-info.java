/**
 * How long somebody may stay: not more than 90 days in any 180-day period (Regulation (EU) 2016/399
 * Art. 6(1), (1a), (2)), with the limits of visas and extensions. Plain Java; knows stays and days,
 * and nothing of checks.
 */
@NullMarked
@NamedInterface("stay")
package nl.grenspoort.entry.stay;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
