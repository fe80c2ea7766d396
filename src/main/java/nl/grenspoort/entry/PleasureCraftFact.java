package nl.grenspoort.entry;

import org.jspecify.annotations.Nullable;

/**
 * A pleasure craft, used for sport or tourism: Regulation (EU) 2016/399 Art. 2(18), Annex VI, 3.2.4
 * to 3.2.6.
 *
 * @param atCrossingPoint the place is a border crossing point for ships
 * @param nearest border crossing point for ships, by name; null when it is not known, or this is
 *     one
 */
public record PleasureCraftFact(boolean atCrossingPoint, @Nullable String nearest) {}
