package nl.grenspoort.systems.vis;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.identity.DocumentNumber;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Set;

/**
 * One visa: Art. 10, 13, 14.
 *
 * @param issuingState three-letter code; null where the purpose may not see it
 * @param territorialLimit States that a visa with limited territorial validity is valid for; empty
 *     when it is valid in all
 * @param validHere whether the State whose border is crossed is one of them, or all are
 * @param validFrom first day
 * @param validUntil last day, which an extension or a shortening changes
 * @param durationOfStay days, 1 to 90; null for a type that has none
 */
public record Visa(
        DocumentNumber stickerNumber,
        @Nullable String issuingState,
        Type type,
        Status status,
        LocalDate statusSince,
        Set<String> territorialLimit,
        boolean validHere,
        Entries numberOfEntries,
        LocalDate validFrom,
        LocalDate validUntil,
        @Nullable Integer durationOfStay) {
    public Visa {
        requireNonNull(stickerNumber, "stickerNumber");
        requireNonNull(type, "type");
        requireNonNull(status, "status");
        requireNonNull(statusSince, "statusSince");
        territorialLimit = Set.copyOf(territorialLimit);
        requireNonNull(numberOfEntries, "numberOfEntries");
        requireNonNull(validFrom, "validFrom");
        requireNonNull(validUntil, "validUntil");
    }

    /** Whether that day is between its first and last one. */
    public boolean covers(LocalDate day) {
        return !day.isBefore(validFrom) && !day.isAfter(validUntil);
    }

    /** Visa Code, Regulation (EC) 810/2009 Art. 2. */
    public enum Type {
        /** Airport transit: no entry. */
        A,
        /** Short stay. */
        C,
        /** Long stay. */
        D
    }

    /** What became of it. Whether it is used up is for the EES to compute. */
    public enum Status {
        ISSUED,
        /** Should never have been issued: 810/2009 Art. 34(1). */
        ANNULLED,
        /** Its conditions are no longer met: 810/2009 Art. 34(2). */
        REVOKED,
        EXTENDED,
        SHORTENED,
        EXPIRED;

        /** Whether the visa still stands. */
        public boolean stands() {
            return this == ISSUED || this == EXTENDED || this == SHORTENED;
        }
    }

    /** How often its holder may enter. */
    public enum Entries {
        ONE,
        TWO,
        MULTIPLE,
        /** A long-stay visa has no number of entries. */
        NOT_APPLICABLE
    }
}
