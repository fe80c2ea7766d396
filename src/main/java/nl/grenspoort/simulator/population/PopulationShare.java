package nl.grenspoort.simulator.population;

import java.util.List;

/**
 * What one simulated system holds about the population. Depends on nothing but the inhabitant:
 * chances come from {@link Inhabitant#draw}. Each record has one reference, from {@link
 * Inhabitant#reference}.
 *
 * @param <R> a record as the system stores it
 */
@FunctionalInterface
public interface PopulationShare<R> {
    /** Its records about this person, mostly none. */
    List<R> about(Inhabitant inhabitant);
}
