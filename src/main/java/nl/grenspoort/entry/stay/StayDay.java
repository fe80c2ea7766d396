package nl.grenspoort.entry.stay;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * One day of the window, explained.
 *
 * @param because the stay that decides it; the first of several; null on a day without stay
 */
public record StayDay(LocalDate day, Why why, @Nullable Stay because) {
    public StayDay {
        requireNonNull(day, "day");
        requireNonNull(why, "why");
    }

    /** Whether the day is one of the 90. */
    public boolean counts() {
        return why == Why.COUNTED;
    }

    /** Why a day counts or does not. */
    public enum Why {
        COUNTED,
        NO_STAY,
        /** A residence permit or long-stay visa authorised it: 2016/399 Art. 6(2). */
        LEFT_OUT,
        /** In a State with a count of its own, or outside: Art. 6(1a). */
        OTHER_COUNT
    }
}
