package nl.grenspoort.systems.vis;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.identity.Person;
import nl.grenspoort.systems.SystemData;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * Long-stay visas and residence permits: Art. 22g of the revised regulation.
 *
 * @param inForce the VIS says that one of them is
 * @param permits never empty: without one the answer is {@code NoData}
 */
public record VisPermits(boolean inForce, List<Permit> permits) implements SystemData {
    public VisPermits {
        permits = List.copyOf(permits);
        if (permits.isEmpty()) {
            throw new IllegalArgumentException("an answer without permits is NoData");
        }
    }

    /**
     * One of them.
     *
     * @param issuingState three-letter code; null, as are the images' references, where the purpose
     *     may not see it
     */
    public record Permit(
            Set<MatchKey> matchedBy,
            Person holder,
            Kind kind,
            DocumentNumber number,
            @Nullable String issuingState,
            Status status,
            LocalDate validFrom,
            LocalDate validUntil,
            @Nullable Biometric facialImage,
            @Nullable Biometric fingerprints) {
        public Permit {
            matchedBy = Set.copyOf(matchedBy);
            requireNonNull(holder, "holder");
            requireNonNull(kind, "kind");
            requireNonNull(number, "number");
            requireNonNull(status, "status");
            requireNonNull(validFrom, "validFrom");
            requireNonNull(validUntil, "validUntil");
        }

        /** Whether it stands and covers that day. */
        public boolean inForce(LocalDate day) {
            return status.stands() && !day.isBefore(validFrom) && !day.isAfter(validUntil);
        }
    }

    /** Art. 22a. */
    public enum Kind {
        LONG_STAY_VISA,
        RESIDENCE_PERMIT
    }

    /** Art. 22c to 22f. */
    public enum Status {
        ISSUED,
        WITHDRAWN,
        REVOKED,
        ANNULLED,
        EXTENDED,
        RENEWED,
        EXPIRED;

        /** Whether the permit still stands. */
        public boolean stands() {
            return this == ISSUED || this == EXTENDED || this == RENEWED;
        }
    }
}
