package nl.grenspoort.entry;

import nl.grenspoort.entry.Facts.EesFact;
import nl.grenspoort.entry.stay.Period;
import nl.grenspoort.entry.stay.Stay;
import nl.grenspoort.entry.stay.StayResult;
import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.LegalBasis;
import nl.grenspoort.finding.RefusalLetter;
import nl.grenspoort.finding.Severity;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the Entry/Exit System says about short stays: Regulation (EU) 2016/399 Art. 6(1), Regulation
 * (EU) 2017/2226 Art. 11.
 */
final class StayRules {
    private static final String SOURCE = "EES";
    private static final String OFFICER = "officer";

    private StayRules() {}

    /**
     * Letter F when not a single day is left; else the guard tells how many are (2017/2226 Art.
     * 11(3)). By the 90 days alone: what a visa leaves of them, {@link VisaRules} tells.
     */
    static Stream<Finding> daysLeftOnEntry(Facts facts) {
        if (facts.crossing() != Crossing.ENTRY || VisaRules.countsByItself(facts)) {
            return Stream.empty();
        }
        return ShortStay.of(facts).stream().flatMap(stay -> daysLeft(stay, facts));
    }

    private static Stream<Finding> daysLeft(ShortStay stay, Facts facts) {
        StayResult result = stay.byNinetyDays(true);
        String source = source(result.equals(stay.byNinetyDays(false)), facts);
        LocalDate last = result.lastLawfulDay();
        if (last == null) {
            return Stream.of(
                    Refusal.candidate(
                            Finding.of(
                                    "stay.exhausted",
                                    Severity.SECOND_LINE,
                                    Disclosure.TRAVELLER,
                                    Sbc.article("6(1)"),
                                    source),
                            facts,
                            RefusalLetter.F));
        }
        // what was shown alone is no count: more may be on record
        return facts.stays() == null
                ? Stream.empty()
                : Stream.of(
                        Finding.of(
                                        "stay.days-left",
                                        Severity.INFORMATION,
                                        Disclosure.TRAVELLER,
                                        new LegalBasis("2017/2226", "11(3)"),
                                        source)
                                .with("days", String.valueOf(result.daysLeft()))
                                .with("date", last.toString()));
    }

    /** Of a count by stays, in which a visa may have a part. */
    private static String source(boolean withoutVisa, Facts facts) {
        String stays = facts.stays() == null ? OFFICER : SOURCE;
        return withoutVisa ? stays : Finding.together(stays, "VIS");
    }

    /**
     * On exit an overstay is recorded and told to the guard; the person leaves, and no form is
     * given.
     */
    static Stream<Finding> overstayOnExit(Facts facts) {
        if (facts.crossing() != Crossing.EXIT) {
            return Stream.empty();
        }
        return ShortStay.of(facts).stream().flatMap(stay -> overstay(stay, facts));
    }

    private static Stream<Finding> overstay(ShortStay stay, Facts facts) {
        Period overstay = stay.overstay();
        if (overstay == null) {
            return Stream.empty();
        }
        boolean withoutVisa = overstay.equals(stay.overstayWithoutVisa());
        return Stream.of(
                Finding.of(
                                "stay.overstay",
                                Severity.ATTENTION,
                                Disclosure.TRAVELLER,
                                new LegalBasis("2017/2226", "11(2)"),
                                source(withoutVisa, facts))
                        .with("days", Integer.toString(overstay.count()))
                        .with("from", overstay.first().toString())
                        .with("until", overstay.last().toString()));
    }

    /**
     * No entry on record: a record may be delayed, so nothing is presumed (2016/399 Art. 12,
     * 2017/2226 Art. 20). An entry that evidence shows is no longer missing (Art. 12(3)).
     */
    static Stream<Finding> entryMissingOnExit(Facts facts) {
        if (facts.crossing() != Crossing.EXIT || facts.stays() == null) {
            return Stream.empty();
        }
        return ShortStay.of(facts).filter(stay -> stay.open().isEmpty()).stream()
                .map(
                        _ ->
                                Finding.of(
                                        "stay.no-entry-on-record",
                                        Severity.ATTENTION,
                                        Disclosure.TRAVELLER,
                                        new LegalBasis("2017/2226", "20"),
                                        SOURCE));
    }

    /**
     * An entry while the last stay is open: an exit is missing, and the file is completed before it
     * is relied on.
     */
    static Stream<Finding> exitMissingOnEntry(Facts facts) {
        return facts.crossing() == Crossing.ENTRY && recordWithoutExit(facts)
                ? Stream.of(
                        Finding.of(
                                "stay.no-exit-on-record",
                                Severity.ATTENTION,
                                Disclosure.TRAVELLER,
                                new LegalBasis("2017/2226", "20"),
                                SOURCE))
                : Stream.empty();
    }

    private static boolean recordWithoutExit(Facts facts) {
        return facts.stays() != null
                && KnownStays.of(facts).stream()
                        .flatMap(known -> known.stays().stream())
                        .anyMatch(stay -> stay.open() && stay.source() == Stay.Source.EES);
    }

    /**
     * Without an exit on record the authority may presume that the stay went on, and evidence may
     * rebut that (2016/399 Art. 12(1), (3)). Nothing is presumed here: where it would use up every
     * day, a guard asks first.
     */
    static Stream<Finding> presumptionIsForTheGuard(Facts facts) {
        return presumable(facts).stream()
                .map(
                        _ ->
                                Finding.of(
                                        "stay.presumption-possible",
                                        Severity.SECOND_LINE,
                                        Disclosure.TRAVELLER,
                                        Sbc.article("12(1)"),
                                        SOURCE));
    }

    private static Optional<ShortStay> presumable(Facts facts) {
        if (facts.crossing() != Crossing.ENTRY
                || !recordWithoutExit(facts)
                || VisaRules.countsByItself(facts)) {
            return Optional.empty();
        }
        return ShortStay.of(facts)
                .filter(stay -> stay.longestIfPresumed() == 0)
                .filter(stay -> stay.byNinetyDays(false).lastLawfulDay() != null);
    }

    /**
     * An earlier refusal is shown with its date and is no ground by itself: on entry the second
     * line asks for the purpose of the stay (2016/399 Art. 6(1)(c)), on exit it is only told.
     */
    static Stream<Finding> refusedBefore(Facts facts) {
        EesFact stays = facts.stays();
        Severity severity =
                facts.crossing() == Crossing.ENTRY ? Severity.SECOND_LINE : Severity.INFORMATION;
        return stays == null
                ? Stream.empty()
                : stays.refusals().stream().max(Comparator.naturalOrder()).stream()
                        .map(
                                last ->
                                        Finding.of(
                                                        "ees.refused-before",
                                                        severity,
                                                        Disclosure.GUARD,
                                                        new LegalBasis("2017/2226", "18"),
                                                        SOURCE)
                                                .with("date", last.toString()));
    }

    /**
     * More than one file matches: which is the traveller's is for identification (2017/2226 Art.
     * 27), not for choosing.
     */
    static Stream<Finding> oneFileOnly(Facts facts) {
        EesFact stays = facts.stays();
        return stays != null && stays.files() > 1
                ? Stream.of(
                        Finding.of(
                                        "ees.several-files",
                                        Severity.SECOND_LINE,
                                        Disclosure.GUARD,
                                        new LegalBasis("2017/2226", "27"),
                                        SOURCE)
                                .with("files", Integer.toString(stays.files())))
                : Stream.empty();
    }
}
