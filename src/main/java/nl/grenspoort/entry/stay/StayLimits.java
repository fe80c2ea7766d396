package nl.grenspoort.entry.stay;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * What bounds a stay besides the 90 days, or lifts their bound.
 *
 * @param visa under which the stay is; null without one
 * @param authorisedUntil last day that the EES has of the authorised stay: 2017/2226 Art. 16(2);
 *     null when it has none
 * @param extension null without one
 */
public record StayLimits(
        @Nullable VisaLimit visa,
        @Nullable LocalDate authorisedUntil,
        @Nullable Extension extension) {
    /** Nothing but the 90 days. */
    public static final StayLimits NONE = new StayLimits(null, null, null);

    /**
     * A visa that bounds a stay.
     *
     * @param daysLeft on the day the stay begins; null where the visa has no days of its own
     * @param until its last day
     * @param own limited in its territory: its own days count, and not the 90 in 180 (2017/2226
     *     Art. 11(6))
     */
    public record VisaLimit(@Nullable Integer daysLeft, LocalDate until, boolean own) {
        public VisaLimit {
            requireNonNull(until, "until");
        }
    }

    /**
     * The last lawful day of a stay, and what makes it so. The day before the entry when not a
     * single day is lawful.
     *
     * @param longest lawful stay by the 90 days
     */
    Bound lastDay(LocalDate entry, int longest) {
        Bound bound = new Bound(entry.plusDays(longest - 1L), Limit.NINETY_IN_180);
        if (visa != null) {
            bound = visa.own ? ownStay(entry, visa) : earliest(entry, visa, bound);
        }
        if (authorisedUntil != null) {
            bound = bound.earlier(authorisedUntil, Limit.AUTHORISED_STAY);
        }
        if (extension != null && extension.until().isAfter(bound.day)) {
            bound = new Bound(extension.until(), Limit.EXTENSION);
        }
        return bound.day.isBefore(entry) ? new Bound(entry.minusDays(1), bound.by) : bound;
    }

    private static Bound ownStay(LocalDate entry, VisaLimit visa) {
        Bound end = new Bound(visa.until, Limit.LIMITED_VISA);
        return visa.daysLeft == null
                ? end
                : end.earlier(entry.plusDays(visa.daysLeft - 1L), Limit.LIMITED_VISA);
    }

    private static Bound earliest(LocalDate entry, VisaLimit visa, Bound ninety) {
        Bound bound =
                visa.daysLeft == null
                        ? ninety
                        : ninety.earlier(entry.plusDays(visa.daysLeft - 1L), Limit.VISA_DAYS);
        return bound.earlier(visa.until, Limit.VISA_END);
    }

    /** A last day and what makes it the last. */
    record Bound(LocalDate day, Limit by) {
        Bound earlier(LocalDate other, Limit limit) {
            return other.isBefore(day) ? new Bound(other, limit) : this;
        }
    }

    /** What makes a day the last lawful one. */
    public enum Limit {
        /** 90 days in any 180: 2016/399 Art. 6(1). */
        NINETY_IN_180,
        /** The days of stay that a visa allows. */
        VISA_DAYS,
        /** The last day of a visa. */
        VISA_END,
        /** A visa limited in its territory, by its own days or end: 2017/2226 Art. 11(6). */
        LIMITED_VISA,
        /** What the EES has as the end of the authorised stay: 2017/2226 Art. 16(2). */
        AUTHORISED_STAY,
        /** An extension: 2017/2226 Art. 19. */
        EXTENSION
    }
}
