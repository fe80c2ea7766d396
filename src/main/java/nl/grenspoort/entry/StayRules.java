package nl.grenspoort.entry;

import nl.grenspoort.entry.Facts.EesFact;
import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.LegalBasis;
import nl.grenspoort.finding.RefusalLetter;
import nl.grenspoort.finding.Severity;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the Entry/Exit System says about short stays: Regulation (EU) 2016/399 Art. 6(1), Regulation
 * (EU) 2017/2226 Art. 11.
 */
final class StayRules {
    private static final String SOURCE = "EES";

    private StayRules() {}

    /**
     * Letter F when not a single day is left; else the guard tells how many are (2017/2226 Art.
     * 11(3)).
     */
    static Stream<Finding> daysLeftOnEntry(Facts facts) {
        EesFact stays = facts.stays();
        if (stays == null
                || facts.crossing() != Crossing.ENTRY
                || exempt(facts, stays)
                || VisaRules.countsByItself(facts)) {
            return Stream.empty();
        }
        int days = StayCalculator.longestStay(closed(stays), facts.today());
        return Stream.of(
                days == 0
                        ? Refusal.candidate(
                                Finding.of(
                                        "stay.exhausted",
                                        Severity.SECOND_LINE,
                                        Disclosure.TRAVELLER,
                                        Sbc.article("6(1)"),
                                        SOURCE),
                                facts,
                                RefusalLetter.F)
                        : Finding.of(
                                        "stay.days-left",
                                        Severity.INFORMATION,
                                        Disclosure.TRAVELLER,
                                        new LegalBasis("2017/2226", "11(3)"),
                                        SOURCE)
                                .with("days", Integer.toString(days)));
    }

    /**
     * On exit an overstay is recorded and told to the guard; the person leaves, and no form is
     * given.
     */
    static Stream<Finding> overstayOnExit(Facts facts) {
        EesFact stays = facts.stays();
        if (stays == null || facts.crossing() != Crossing.EXIT || exempt(facts, stays)) {
            return Stream.empty();
        }
        Optional<Stay> open = openStay(stays);
        if (open.isEmpty()) {
            return Stream.of(missingEntry());
        }
        int days = StayCalculator.overstay(stays.periods(), open.get().entry(), facts.today());
        return days == 0
                ? Stream.empty()
                : Stream.of(
                        Finding.of(
                                        "stay.overstay",
                                        Severity.ATTENTION,
                                        Disclosure.TRAVELLER,
                                        new LegalBasis("2017/2226", "11(2)"),
                                        SOURCE)
                                .with("days", Integer.toString(days)));
    }

    /**
     * No entry on record: a record may be delayed, so nothing is presumed (2016/399 Art. 12,
     * 2017/2226 Art. 20).
     */
    private static Finding missingEntry() {
        return Finding.of(
                "stay.no-entry-on-record",
                Severity.ATTENTION,
                Disclosure.TRAVELLER,
                new LegalBasis("2017/2226", "20"),
                SOURCE);
    }

    /**
     * An entry while the last stay is open: an exit is missing, and the file is completed before it
     * is relied on.
     */
    static Stream<Finding> exitMissingOnEntry(Facts facts) {
        EesFact stays = facts.stays();
        return stays != null && facts.crossing() == Crossing.ENTRY && openStay(stays).isPresent()
                ? Stream.of(
                        Finding.of(
                                "stay.no-exit-on-record",
                                Severity.ATTENTION,
                                Disclosure.TRAVELLER,
                                new LegalBasis("2017/2226", "20"),
                                SOURCE))
                : Stream.empty();
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

    private static boolean exempt(Facts facts, EesFact stays) {
        return facts.travellerClass().freeMovement() || facts.familyMember() || stays.files() > 1;
    }

    private static Optional<Stay> openStay(EesFact stays) {
        return stays.periods().stream().filter(Stay::open).max(Comparator.comparing(Stay::entry));
    }

    /**
     * Without an exit on record the last stay is counted to yesterday at most: presence is presumed
     * by no rule here.
     */
    static java.util.List<Stay> closed(EesFact stays) {
        return stays.periods().stream()
                .map(stay -> stay.open() ? new Stay(stay.entry(), stay.entry()) : stay)
                .toList();
    }
}
