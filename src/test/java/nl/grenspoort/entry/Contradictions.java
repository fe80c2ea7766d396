package nl.grenspoort.entry;

import nl.grenspoort.entry.LawsOfTheCheck.Case;
import nl.grenspoort.finding.Finding;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Findings that an officer can't be told together, each with the reason. */
final class Contradictions {
    /** Not two of these together. */
    private record Exclusive(String why, Set<String> keys) {}

    /** Not one of these together with one of those. */
    private record Clash(String why, Set<String> these, Set<String> those) {}

    private static final Set<String> DEFECTS =
            Set.of(
                    "visa.annulled",
                    "visa.revoked",
                    "visa.expired",
                    "visa.not-yet-valid",
                    "visa.transit-only",
                    "visa.other-territory",
                    "visa.humanitarian-check",
                    "visa.entries-used",
                    "visa.days-used");
    private static final Set<String> LETS_IN =
            Set.of("visa.last-day", "visa.use-unclear", "visa.passport-not-shown");

    private static final List<Exclusive> EXCLUSIVE =
            List.of(
                    new Exclusive(
                            "either no day of short stay is left or some are",
                            Set.of("stay.exhausted", "stay.days-left")),
                    new Exclusive(
                            "one phase of ETIAS is on at a time, with its own consequence; and where"
                                    + " the authorisation is valid elsewhere it is not missing",
                            Set.of(
                                    "etias.leaflet",
                                    "etias.grace",
                                    "etias.not-valid",
                                    "etias.territorial-limit")),
                    new Exclusive(
                            "the overstay is counted from an entry on record",
                            Set.of("stay.overstay", "stay.no-entry-on-record")),
                    new Exclusive(
                            "either the relation is known or it is not",
                            Set.of("etias.family-member", "etias.family-member-of")),
                    new Exclusive(
                            "refusals in a register have one meaning for free movers, another for"
                                    + " others",
                            Set.of("register.refusal", "register.refusal-free-movement")),
                    new Exclusive(
                            "without any visa in the VIS nothing is said of one; once the VIS"
                                    + " answered, what is presented decides nothing",
                            Set.of("visa.none", "visa.not-presented")));

    private static final List<Clash> CLASHES =
            List.of(
                    new Clash(
                            "there is no visa, and there is one",
                            Set.of("visa.none", "visa.not-presented"),
                            union(DEFECTS, LETS_IN)),
                    new Clash("a visa lets in, or none does", LETS_IN, DEFECTS),
                    new Clash(
                            "no day of stay is left, and the visa allows a stay until some day",
                            Set.of("stay.exhausted"),
                            Set.of("visa.last-day")),
                    new Clash(
                            "only an authorisation that is valid here has an end worth telling",
                            Set.of("etias.expires-soon"),
                            Set.of(
                                    "etias.leaflet",
                                    "etias.grace",
                                    "etias.not-valid",
                                    "etias.territorial-limit")),
                    new Clash(
                            "nobody enters and leaves at once",
                            Set.of(
                                    "stay.overstay",
                                    "stay.no-entry-on-record",
                                    "visa.ended-before-exit",
                                    "sis.alert.return.exit"),
                            union(
                                    union(DEFECTS, LETS_IN),
                                    Set.of(
                                            "stay.exhausted",
                                            "stay.days-left",
                                            "stay.no-exit-on-record",
                                            "sis.alert.return",
                                            "etias.not-valid"))),
                    new Clash(
                            "which file is the traveller's is open, so no days are counted",
                            Set.of("ees.several-files"),
                            Set.of("stay.exhausted", "stay.days-left", "stay.overstay")));

    /** One thing is known of a system, no two. */
    private static final Set<String> OF_ONE_SYSTEM =
            Set.of(
                    "source.no-answer",
                    "source.no-answer-optional",
                    "source.not-connected",
                    "source.not-live",
                    "source.copy");

    private Contradictions() {}

    /** What contradicts what, and why. */
    static List<String> in(Case one) {
        Set<String> keys =
                one.assessment().findings().stream()
                        .map(Finding::key)
                        .collect(Collectors.toUnmodifiableSet());
        return Stream.of(
                        EXCLUSIVE.stream()
                                .filter(exclusive -> common(keys, exclusive.keys) > 1)
                                .map(Exclusive::why),
                        CLASHES.stream()
                                .filter(
                                        clash ->
                                                common(keys, clash.these) > 0
                                                        && common(keys, clash.those) > 0)
                                .map(Clash::why),
                        systemsOfTwoStates(one))
                .flatMap(found -> found)
                .toList();
    }

    private static Stream<String> systemsOfTwoStates(Case one) {
        Map<String, Long> told =
                one.assessment().findings().stream()
                        .filter(finding -> OF_ONE_SYSTEM.contains(finding.key()))
                        .collect(
                                Collectors.groupingBy(
                                        finding ->
                                                Objects.requireNonNull(
                                                        finding.parameters().get("system")),
                                        Collectors.counting()));
        return told.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(entry -> "two things at once of " + entry.getKey());
    }

    private static long common(Set<String> some, Set<String> others) {
        return others.stream().filter(some::contains).count();
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        return Stream.concat(some.stream(), others.stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
