package nl.grenspoort.entry.stay;

import nl.grenspoort.entry.stay.StayCalendar.Area;
import nl.grenspoort.identity.CountryCode;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Stays for tests. */
public final class Stays {
    public static final CountryCode NLD = new CountryCode("NLD");
    public static final CountryCode FRA = new CountryCode("FRA");
    public static final CountryCode CYP = new CountryCode("CYP");
    public static final CountryCode BGR = new CountryCode("BGR");
    public static final CountryCode IRL = new CountryCode("IRL");

    /** Mostly in the common count. */
    public static final CountryCode[] STATES = {NLD, NLD, NLD, FRA, BGR, CYP, IRL};

    /** Of the Netherlands, France, Bulgaria since 2024-03-31, Cyprus, Ireland. */
    public static final StayCalendar CALENDAR = calendar(NLD);

    private Stays() {}

    /** The same, as a State's own border has it. */
    public static StayCalendar calendar(CountryCode here) {
        LocalDate first = LocalDate.of(2020, 1, 1);
        LocalDate last = LocalDate.of(2030, 12, 31);
        LocalDate joined = LocalDate.of(2024, 3, 31);
        return new StayCalendar(
                here,
                List.of(
                        new StayCalendar.Rule(
                                Area.COMMON, new Period(first, last), Set.of(NLD, FRA)),
                        new StayCalendar.Rule(Area.OWN, new Period(first, last), Set.of(CYP)),
                        new StayCalendar.Rule(
                                Area.OWN, new Period(first, joined.minusDays(1)), Set.of(BGR)),
                        new StayCalendar.Rule(Area.COMMON, new Period(joined, last), Set.of(BGR)),
                        new StayCalendar.Rule(Area.OUTSIDE, new Period(first, last), Set.of(IRL))),
                new StayCalendar.Transition(LocalDate.of(2025, 10, 12), LocalDate.of(2026, 10, 7)));
    }

    /** Recorded stays, as {@code entry..exit} or {@code entry..} separated by spaces. */
    public static List<Stay> parse(CountryCode state, String text) {
        return Arrays.stream(text.strip().split("\\s+"))
                .filter(part -> !part.isEmpty())
                .map(part -> part.split("\\.\\."))
                .map(
                        days ->
                                Stay.recorded(
                                        state,
                                        LocalDate.parse(days[0]),
                                        days.length == 1 ? null : LocalDate.parse(days[1])))
                .toList();
    }
}
