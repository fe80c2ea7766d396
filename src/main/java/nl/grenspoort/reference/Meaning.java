package nl.grenspoort.reference;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.reference.Nationalities.Status;

import java.util.List;

/**
 * What a nationality means with a document.
 *
 * @param status what holds when every condition that could not be judged fails
 * @param open what would hold instead if one of those did not fail; in the order in which they
 *     would be applied
 * @param lookFor what only the page shows and an officer has to look for; empty when nothing
 */
public record Meaning(Status status, List<Open> open, String lookFor) {
    public Meaning {
        requireNonNull(status, "status");
        open = List.copyOf(open);
        requireNonNull(lookFor, "lookFor");
    }

    /**
     * A rule whose condition could not be judged.
     *
     * @param need what would have to be known
     */
    public record Open(Status status, Need need) {
        public Open {
            requireNonNull(status, "status");
            requireNonNull(need, "need");
        }
    }

    /** What a condition looks at and may not be known. */
    public enum Need {
        /** That the passport has a chip of its issuer. */
        BIOMETRIC_PASSPORT,
        /** Whether the passport is an ordinary one. */
        PASSPORT_TYPE
    }
}
