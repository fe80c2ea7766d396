package nl.grenspoort.entry;

import nl.grenspoort.entry.stay.Stay;
import nl.grenspoort.entry.stay.StayEvidence.Kind;
import nl.grenspoort.entry.stay.StayEvidence.Note;
import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.LegalBasis;
import nl.grenspoort.finding.Severity;

import java.util.stream.Stream;

/**
 * What stamps, tickets and other evidence of stays mean: Regulation (EU) 2016/399 Art. 12(3),
 * 2017/2226 Art. 20, 22. Each thing shown is named, with what became of it.
 */
final class EvidenceRules {
    private static final String EES = "EES";
    private static final String OFFICER = "officer";
    private static final LegalBasis EVIDENCE = Sbc.article("12(3)");
    private static final LegalBasis SEPARATE = Sbc.article("6(1a)");

    private EvidenceRules() {}

    static Stream<Finding> evidenceIsNamed(Facts facts) {
        return ShortStay.of(facts).stream()
                .flatMap(stay -> stay.known().notes().stream())
                .map(note -> finding(note, facts));
    }

    private static Finding finding(Note note, Facts facts) {
        return switch (note.kind()) {
            case ADDED, NOT_IN_EES -> added(note, facts);
            case CONFIRMED -> both("stay.evidence-agrees", note, EVIDENCE, Severity.INFORMATION);
            case EXIT_SHOWN ->
                    both(
                            "stay.exit-shown",
                            note,
                            new LegalBasis("2017/2226", "20"),
                            Severity.INFORMATION);
            case APART -> shown("stay.evidence-apart", note, SEPARATE);
            case OUTSIDE -> shown("stay.evidence-outside", note, SEPARATE);
            case STAMP_PREVAILS ->
                    both(
                            "stay.stamp-prevails",
                            note,
                            new LegalBasis("2017/2226", "22(2)"),
                            Severity.ATTENTION);
            case EES_PREVAILS ->
                    both(
                            "stay.ees-prevails",
                            note,
                            new LegalBasis("2017/2226", "22(1)"),
                            Severity.ATTENTION);
            case UNDECIDED ->
                    both(
                            "stay.evidence-differs",
                            note,
                            new LegalBasis("2017/2226", "22(1)"),
                            Severity.ATTENTION);
        };
    }

    /** On exit an entry that the EES lacks is what the file is completed with. */
    private static Finding added(Note note, Facts facts) {
        if (facts.crossing() == Crossing.EXIT && note.shown().open()) {
            return shown("stay.entry-shown", note, EVIDENCE);
        }
        return note.kind() == Kind.NOT_IN_EES && facts.stays() != null
                ? both("stay.evidence-not-in-ees", note, EVIDENCE, Severity.ATTENTION)
                : shown("stay.evidence-counted", note, EVIDENCE);
    }

    private static Finding shown(String key, Note note, LegalBasis basis) {
        return named(
                Finding.of(key, Severity.INFORMATION, Disclosure.TRAVELLER, basis, OFFICER), note);
    }

    /** What only the file and the evidence together say. */
    private static Finding both(String key, Note note, LegalBasis basis, Severity severity) {
        Finding finding =
                named(
                        Finding.of(
                                key,
                                severity,
                                Disclosure.TRAVELLER,
                                basis,
                                Finding.together(EES, OFFICER)),
                        note);
        Stay recorded = note.recorded();
        return recorded == null ? finding : finding.with("recorded", dates(recorded));
    }

    private static Finding named(Finding finding, Note note) {
        Stay stay = note.shown();
        return finding.with("evidence", stay.source().name())
                .with("state", stay.state().value())
                .with("dates", dates(stay));
    }

    private static String dates(Stay stay) {
        return stay.entry() + " - " + (stay.exit() == null ? "" : stay.exit());
    }
}
