package nl.grenspoort.entry;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * One record of SLTD about a presented document.
 *
 * @param travelDocument what was presented can serve as a travel document
 * @param certain the record names this very document; else its type differs
 * @param owner State that reported it; empty where it is not known
 * @param reportedOn null where it is not known
 * @param reference Interpol's, for the guard; empty where it is not known
 */
public record SltdFact(
        Status status,
        boolean travelDocument,
        boolean certain,
        String owner,
        @Nullable LocalDate reportedOn,
        String reference) {
    public SltdFact {
        requireNonNull(status, "status");
        requireNonNull(owner, "owner");
        requireNonNull(reference, "reference");
    }

    /** What was reported. */
    public enum Status {
        STOLEN,
        LOST,
        REVOKED,
        STOLEN_BLANK,
        INVALID
    }
}
