package nl.grenspoort.entry.stay;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.identity.CountryCode;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * In which count the days spent in a State are counted: one count for all States that operate the
 * EES, one more for each State that does not (Regulation (EU) 2016/399 Art. 6(1a)). As much of the
 * dated data as one check needs.
 *
 * @param here State at whose border the check is made
 * @param rules no two of one State for one day
 * @param transition from stamps to the EES
 */
public record StayCalendar(CountryCode here, List<Rule> rules, Transition transition) {
    /**
     * Names no State. What the EES recorded is counted in common, for it holds nothing else; what
     * was shown is counted nowhere.
     */
    public static final StayCalendar EMPTY =
            new StayCalendar(
                    new CountryCode("NLD"),
                    List.of(),
                    new Transition(LocalDate.EPOCH, LocalDate.EPOCH));

    public StayCalendar {
        requireNonNull(here, "here");
        rules = List.copyOf(rules);
        requireNonNull(transition, "transition");
    }

    /** Where days of a stay count on that day, by the State that it was in. */
    public Area areaOf(CountryCode state, LocalDate day) {
        for (Rule rule : rules) {
            if (rule.period.holds(day) && rule.states.contains(state)) {
                return rule.area;
            }
        }
        return Area.UNNAMED;
    }

    /** The count that this border looks at on that day; outside is none. */
    Area countOn(LocalDate day) {
        Area area = areaOf(here, day);
        return area == Area.UNNAMED ? Area.COMMON : area;
    }

    /** Whether a stay, as it began, is in the count that this border looks at today. */
    public boolean sameCount(Stay stay, LocalDate today) {
        return counts(stay, stay.entry(), countOn(today));
    }

    /** Whether a day of that stay is in that count. */
    boolean counts(Stay stay, LocalDate day, Area count) {
        Area area = areaOf(stay.state(), day);
        return switch (count) {
            case COMMON ->
                    area == Area.COMMON || area == Area.UNNAMED && stay.source() == Stay.Source.EES;
            case OWN -> area == Area.OWN && stay.state().equals(here);
            case OUTSIDE, UNNAMED -> false;
        };
    }

    /** Puts the days of a stay that count in this count into the set. */
    void addDays(Stay stay, LocalDate last, Area count, DayBits days) {
        boolean named = false;
        for (Rule rule : rules) {
            if (rule.states.contains(stay.state())) {
                named = true;
                boolean counts =
                        rule.area == count && (count == Area.COMMON || stay.state().equals(here));
                if (counts && !rule.period.last().isBefore(stay.entry())) {
                    days.add(
                            later(stay.entry(), rule.period.first()),
                            last.isBefore(rule.period.last()) ? last : rule.period.last());
                }
            }
        }
        if (!named && count == Area.COMMON && stay.source() == Stay.Source.EES) {
            days.add(stay.entry(), last);
        }
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** Where the days of a State count. */
    public enum Area {
        /** The State operates the EES. */
        COMMON,
        /** It does not: the State has a count of its own. */
        OWN,
        /** The rule does not apply there: Ireland, the Caribbean parts of the Kingdom. */
        OUTSIDE,
        /** No rule names it. */
        UNNAMED
    }

    /** States that are in one area for some time. */
    public record Rule(Area area, Period period, Set<CountryCode> states) {
        public Rule {
            requireNonNull(area, "area");
            requireNonNull(period, "period");
            // in one order, so that one calendar is always written with the same bytes
            Set<CountryCode> sorted =
                    states.stream()
                            .sorted(Comparator.comparing(CountryCode::value))
                            .collect(Collectors.toCollection(LinkedHashSet::new));
            states = Collections.unmodifiableSet(sorted);
        }
    }

    /**
     * How stamps gave way to the EES.
     *
     * @param begins first day on which stays were recorded: a stay that began earlier is shown by
     *     its stamp for good (Regulation (EU) 2017/2226 Art. 22(2))
     * @param stampsReadUntil last day on which stamps are read beside the EES (Art. 22(1))
     */
    public record Transition(LocalDate begins, LocalDate stampsReadUntil) {
        public Transition {
            requireNonNull(begins, "begins");
            requireNonNull(stampsReadUntil, "stampsReadUntil");
        }
    }
}
