package nl.grenspoort.entry;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * What the VIS answered about visas.
 *
 * @param visas that it holds of this traveller, or under a sticker or document that was presented
 * @param stickerUnknown a sticker was presented whose number the VIS does not hold
 */
public record VisaFact(List<Visa> visas, boolean stickerUnknown) {
    public VisaFact {
        visas = List.copyOf(visas);
    }

    /**
     * One visa.
     *
     * @param reference number of the sticker, for the guard
     * @param limited valid in some States only
     * @param validHere valid in the State whose border is crossed
     * @param entries how often its holder may enter; 0 for any number
     * @param from first day
     * @param until last day
     * @param days of stay that it allows; null where its type has none
     * @param holder whether this traveller is its holder, by name and date of birth
     * @param stickerShown whether its sticker was presented
     * @param documentShown whether the travel document it was asked for with was presented
     */
    public record Visa(
            String reference,
            Kind kind,
            State state,
            boolean limited,
            boolean validHere,
            int entries,
            LocalDate from,
            LocalDate until,
            @Nullable Integer days,
            boolean holder,
            boolean stickerShown,
            boolean documentShown) {
        public Visa {
            requireNonNull(reference, "reference");
            requireNonNull(kind, "kind");
            requireNonNull(state, "state");
            requireNonNull(from, "from");
            requireNonNull(until, "until");
        }

        boolean covers(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(until);
        }
    }

    /** Regulation (EC) 810/2009 Art. 2. */
    public enum Kind {
        AIRPORT_TRANSIT,
        SHORT_STAY,
        LONG_STAY
    }

    /** What became of it. */
    public enum State {
        STANDS,
        ANNULLED,
        REVOKED,
        EXPIRED
    }
}
