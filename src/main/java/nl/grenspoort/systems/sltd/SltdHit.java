package nl.grenspoort.systems.sltd;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.identity.DocumentReference;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * One record about a document that was asked for, as far as the purpose may see it.
 *
 * @param document that was asked for, as it was asked for
 * @param match how alike record and document are
 * @param recordId Interpol's; empty where it may not be seen
 * @param owner State that reported it; empty where it may not be seen
 * @param reportedOn null where it may not be seen
 */
public record SltdHit(
        DocumentReference document,
        Status status,
        Match match,
        String recordId,
        String owner,
        @Nullable LocalDate reportedOn) {
    public SltdHit {
        requireNonNull(document, "document");
        requireNonNull(status, "status");
        requireNonNull(match, "match");
        requireNonNull(recordId, "recordId");
        requireNonNull(owner, "owner");
    }

    /** What was reported of the document. */
    public enum Status {
        STOLEN,
        LOST,
        REVOKED,
        STOLEN_BLANK,
        INVALID
    }

    /** How alike record and document are. */
    public enum Match {
        /** Type, issuing country and number are the same. */
        FULL,
        /** Issuing country and number are the same, and the record says another type. */
        PARTIAL
    }
}
