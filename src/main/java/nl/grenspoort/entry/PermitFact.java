package nl.grenspoort.entry;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * What the VIS answered about residence permits and long-stay visas: Regulation (EC) 767/2008 Art.
 * 22g(2).
 *
 * @param permits that it holds of this traveller, or under a number that was presented
 */
public record PermitFact(List<Permit> permits) {
    public PermitFact {
        permits = List.copyOf(permits);
    }

    /** Those of this traveller. */
    List<Permit> own() {
        return permits.stream().filter(Permit::holder).toList();
    }

    /**
     * One permit or long-stay visa.
     *
     * @param reference its number, for the guard
     * @param issuer State that granted it, three letters; null where it may not be seen
     * @param from first day
     * @param until last day; of an extended or renewed one the new one
     * @param holder whether this traveller is its holder, by name and date of birth
     * @param shown whether it was presented
     */
    public record Permit(
            String reference,
            State state,
            @Nullable String issuer,
            LocalDate from,
            LocalDate until,
            boolean holder,
            boolean shown) {
        public Permit {
            requireNonNull(reference, "reference");
            requireNonNull(state, "state");
            requireNonNull(from, "from");
            requireNonNull(until, "until");
        }

        /** Lets its holder in on that day. */
        boolean inForce(LocalDate day) {
            return state == State.STANDS && !day.isBefore(from) && !day.isAfter(until);
        }
    }

    /** What became of it: Art. 22c to 22f. */
    public enum State {
        /** Issued, extended or renewed. */
        STANDS,
        WITHDRAWN,
        REVOKED,
        ANNULLED,
        EXPIRED
    }
}
