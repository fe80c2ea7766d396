package nl.grenspoort.casework;

import nl.grenspoort.entry.Observation;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * Whether the days of an observation can be: what is past on the day of the crossing, or still to
 * come. A slip of the keyboard must not become a stay in the future.
 */
final class ObservationDays {
    /** Longer than any document is valid, or any stay is planned. */
    private static final int YEARS = 20;

    private ObservationDays() {}

    /** Name of the first field whose day can't be; null when all can. */
    static @Nullable String wrongField(Observation observation, LocalDate crossing) {
        return switch (observation) {
            case Observation.StayShown stay when !past(stay.entry(), crossing) -> "entry";
            case Observation.StayShown stay
                    when stay.exit() != null && !past(stay.exit(), crossing) ->
                    "exit";
            case Observation.IntendedDeparture departure
                    when departure.day().isBefore(crossing)
                            || departure.day().isAfter(crossing.plusYears(YEARS)) ->
                    "day";
            case Observation.DocumentIssued issued when !past(issued.day(), crossing) -> "day";
            default -> null;
        };
    }

    private static boolean past(LocalDate day, LocalDate crossing) {
        return !day.isAfter(crossing) && !day.isBefore(crossing.minusYears(YEARS));
    }
}
