package nl.grenspoort.reference;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.reference.SchengenCalendar.Area;
import nl.grenspoort.reference.SchengenCalendar.Ees;
import nl.grenspoort.reference.SchengenCalendar.Rule;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code schengen.yaml} as it is written; every fault is named with its place. */
record SchengenFile(
        @Nullable String source,
        @Nullable LocalDate reviewed,
        @Nullable EesFile ees,
        @Nullable List<StateFile> states,
        @Nullable List<AreaFile> areas) {
    private static final Pattern POINT = Pattern.compile("[A-Z]{2}(-[A-Z0-9-]{1,20})?");

    static Ees ees(@Nullable EesFile file) {
        EesFile ees = requireNonNull(file, "ees is missing");
        return new Ees(
                requireNonNull(ees.begins, "ees: begins is missing"),
                requireNonNull(ees.everywhere, "ees: everywhere is missing"),
                requireNonNull(ees.stampsReadUntil, "ees: stampsReadUntil is missing"));
    }

    /**
     * @param codes of each State by the one it is called in the file
     */
    static List<Rule> rules(
            @Nullable List<AreaFile> areas, Map<CountryCode, Set<CountryCode>> codes) {
        List<Rule> rules = new ArrayList<>();
        for (AreaFile area : requireNonNull(areas, "areas are missing")) {
            String place = "area " + (rules.size() + 1);
            Rule next = area.rule(place, codes);
            refuseContradiction(place, rules, next);
            rules.add(next);
        }
        return rules;
    }

    /** Two areas for one State from the same day: which of them holds is nobody's to guess. */
    private static void refuseContradiction(String place, List<Rule> rules, Rule next) {
        for (Rule earlier : rules) {
            if (earlier.from().equals(next.from())
                    && !Collections.disjoint(earlier.states(), next.states())) {
                throw new IllegalArgumentException(
                        place + ": a State is in two areas from " + next.from() + " on");
            }
        }
    }

    record EesFile(
            @Nullable LocalDate begins,
            @Nullable LocalDate everywhere,
            @Nullable LocalDate stampsReadUntil) {}

    record StateFile(
            @Nullable String code,
            @Nullable List<String> also,
            @Nullable List<String> points,
            @Nullable String zone) {
        CountryCode country(String place) {
            return countryCode(place, requireNonNull(code, place + ": code is missing"));
        }

        Set<CountryCode> codes(String place) {
            Set<CountryCode> codes = new HashSet<>(Set.of(country(place)));
            if (also != null) {
                also.forEach(other -> codes.add(countryCode(place, other)));
            }
            return codes;
        }

        List<String> beginnings(String place) {
            List<String> beginnings = requireNonNull(points, place + ": points are missing");
            for (String point : beginnings) {
                if (!POINT.matcher(point).matches()) {
                    throw new IllegalArgumentException(
                            place + ": " + point + " is no beginning of a crossing point");
                }
            }
            return beginnings;
        }

        ZoneId zoneId(String place) {
            try {
                return ZoneId.of(requireNonNull(zone, place + ": zone is missing"));
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(place + ": there is no zone " + zone, e);
            }
        }
    }

    record AreaFile(@Nullable Area area, @Nullable LocalDate from, @Nullable List<String> states) {
        Rule rule(String place, Map<CountryCode, Set<CountryCode>> codes) {
            Set<CountryCode> all = new HashSet<>();
            for (String state : requireNonNull(states, place + ": states are missing")) {
                Set<CountryCode> known = codes.get(countryCode(place, state));
                if (known == null) {
                    throw new IllegalArgumentException(
                            place + ": " + state + " is not among the states");
                }
                all.addAll(known);
            }
            return new Rule(
                    requireNonNull(area, place + ": area is missing"),
                    requireNonNull(from, place + ": from is missing"),
                    all);
        }
    }

    private static CountryCode countryCode(String place, String code) {
        try {
            return new CountryCode(code);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
        }
    }
}
