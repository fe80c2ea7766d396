package nl.grenspoort.entry.stay;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.identity.CountryCode;

import org.jspecify.annotations.Nullable;

/**
 * Days in a row that count because of stays in one State that one source tells of.
 *
 * @param state where the stay began
 */
public record Counted(Period days, CountryCode state, Stay.Source source) {
    public Counted {
        requireNonNull(days, "days");
        requireNonNull(state, "state");
        requireNonNull(source, "source");
    }

    /** Of that day; null when it does not count. */
    static @Nullable Counted begin(StayDay day) {
        Stay stay = day.because();
        return stay == null || !day.counts()
                ? null
                : new Counted(new Period(day.day(), day.day()), stay.state(), stay.source());
    }

    /** With the next day; null when that belongs to another row, or to none. */
    @Nullable Counted longer(StayDay next) {
        Stay stay = next.because();
        boolean same =
                stay != null
                        && next.counts()
                        && stay.state().equals(state)
                        && stay.source() == source;
        return same ? new Counted(new Period(days.first(), next.day()), state, source) : null;
    }
}
