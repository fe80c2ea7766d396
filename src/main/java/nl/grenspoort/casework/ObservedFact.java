package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.entry.Observation;
import nl.grenspoort.entry.ObservationKind;

import java.time.Instant;

/**
 * What an officer found out, and who and when.
 *
 * @param officer number in the staff register
 * @param at when the gateway was told
 */
public record ObservedFact(String officer, Instant at, Observation observation) {
    public ObservedFact {
        requireNonNull(officer, "officer");
        requireNonNull(at, "at");
        requireNonNull(observation, "observation");
    }

    /** Its kind. */
    public ObservationKind kind() {
        return ObservationKind.of(observation);
    }
}
