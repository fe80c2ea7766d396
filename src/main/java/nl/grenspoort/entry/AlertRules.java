package nl.grenspoort.entry;

import nl.grenspoort.entry.Facts.AlertFact;
import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.LegalBasis;
import nl.grenspoort.finding.RefusalLetter;
import nl.grenspoort.finding.Severity;

import java.util.stream.Stream;

/**
 * What SIS alerts mean at the border: Regulations (EU) 2018/1860, 1861, 1862. Every alert of every
 * State becomes a finding; none is picked out or left out.
 */
final class AlertRules {
    private static final String SOURCE = "SIS";

    private AlertRules() {}

    static Stream<Finding> everyAlertIsTold(Facts facts) {
        return facts.alerts().stream().map(alert -> named(finding(alert, facts), alert));
    }

    /**
     * What an alert warns of, for the officer's safety and the person's own (2018/1862 Art.
     * 20(2)(j)). It says nothing of what is to be done, so it may stand beside a secret alert.
     */
    static Stream<Finding> warningsAreTold(Facts facts) {
        return facts.alerts().stream()
                .filter(alert -> !alert.warnings().isEmpty() && !released(alert, facts))
                .map(
                        alert ->
                                named(
                                        Finding.of(
                                                        "sis.warnings",
                                                        Severity.INFORMATION,
                                                        Disclosure.GUARD,
                                                        new LegalBasis("2018/1862", "20(2)(j)"),
                                                        SOURCE)
                                                .with(
                                                        "warnings",
                                                        String.join(", ", alert.warnings())),
                                        alert));
    }

    private static Finding named(Finding finding, AlertFact alert) {
        return finding.with("issuingState", alert.issuingState())
                .with("reference", alert.reference());
    }

    private static Finding finding(AlertFact alert, Facts facts) {
        if (released(alert, facts)) {
            return victim("sis.not-the-subject", Severity.INFORMATION);
        }
        return alert.victimOfMisuse() && !alert.category().secret()
                ? victim("sis.misused-identity", Severity.SECOND_LINE)
                : byCategory(alert, facts);
    }

    /**
     * The traveller may be, or is, the person whose identity was misused: the data are used only to
     * tell them apart (2018/1861 Art. 47, 2018/1862 Art. 62). Until a comparison says which, the
     * second line compares and the alert's action is not proposed; afterwards nothing follows for
     * the traveller, and SIRENE is told.
     */
    private static Finding victim(String key, Severity severity) {
        return Finding.of(
                key, severity, Disclosure.GUARD, new LegalBasis("2018/1862", "62"), SOURCE);
    }

    /** Compared and found to be the victim of the misuse that this very alert tells of. */
    private static boolean released(AlertFact alert, Facts facts) {
        return alert.victimOfMisuse()
                && facts.observations().contains(new Observation.NotTheSubject(alert.reference()));
    }

    private static Finding byCategory(AlertFact alert, Facts facts) {
        AlertCategory category = alert.category();
        if (alert.flagged() && category.flaggable()) {
            return flagged(category);
        }
        return switch (category) {
            case RFSE_24_1A, RFSE_24_1B, RFSE_25, RFSE_26_FM -> refusal(alert, facts);
            case RETURN -> returning(alert, facts);
            default -> told(category, category.severity(), category.key());
        };
    }

    /**
     * The action is not taken here (2018/1862 Art. 24, 25). Of a flagged arrest the whereabouts are
     * passed on (Art. 30), of a missing person a guard sees to what is needed; a check that is not
     * made is not noticed either.
     */
    private static Finding flagged(AlertCategory category) {
        Severity severity = category.check() ? Severity.INFORMATION : Severity.ATTENTION;
        return told(category, severity, category.key() + ".flagged");
    }

    /**
     * Refusal alerts bind on entry, and who leaves, leaves; on free movers the issuing State is
     * consulted at once, whichever way they go (2018/1861 Art. 26(2)).
     */
    private static Finding refusal(AlertFact alert, Facts facts) {
        if (alert.category() == AlertCategory.RFSE_26_FM
                || alert.freeMovementRight()
                || Refusal.freeMover(facts)) {
            AlertCategory consult = AlertCategory.RFSE_26_FM;
            return told(consult, consult.severity(), consult.key());
        }
        if (PermitRules.derogatesFromAlert(facts)) {
            return PermitRules.consult(facts);
        }
        if (alert.uncertain() && facts.crossing() == Crossing.ENTRY) {
            return identityFirst(alert);
        }
        Severity severity =
                facts.crossing() == Crossing.EXIT ? Severity.ATTENTION : Severity.SECOND_LINE;
        return Refusal.candidate(
                told(alert.category(), severity, alert.category().key()), facts, RefusalLetter.H);
    }

    /**
     * A refusal needs a certain identity (Annex V, Part B), and nobody hears of another's alert.
     */
    private static Finding identityFirst(AlertFact alert) {
        return Finding.of(
                "sis.alert.refusal-uncertain",
                Severity.SECOND_LINE,
                Disclosure.GUARD,
                alert.category().basis(),
                SOURCE);
    }

    /**
     * On exit the return is confirmed to the issuing State and the person leaves (2018/1860 Art.
     * 6). On entry that State is told at once; with an entry ban it makes the alert one for
     * refusal, without one it deletes it, and entry is decided by the entry conditions (Art. 8).
     */
    private static Finding returning(AlertFact alert, Facts facts) {
        if (facts.crossing() == Crossing.EXIT) {
            return returning("sis.alert.return.exit", Severity.ATTENTION, "6");
        }
        if (alert.entryBan() == null) {
            return returning(AlertCategory.RETURN.key(), Severity.SECOND_LINE, "8");
        }
        Finding banned = returning("sis.alert.return.entry-ban", Severity.SECOND_LINE, "8(1)");
        if (alert.entryBan() && (alert.uncertain() || PermitRules.derogatesFromAlert(facts))) {
            // who it is, or what the permit derogates from, comes first (2016/399 Art. 6(5)(a))
            return banned;
        }
        return alert.entryBan()
                ? Refusal.doubt(banned, facts, RefusalLetter.H)
                : returning("sis.alert.return.no-entry-ban", Severity.ATTENTION, "8(2)");
    }

    private static Finding returning(String key, Severity severity, String article) {
        return Finding.of(
                key,
                severity,
                AlertCategory.RETURN.disclosure(),
                new LegalBasis("2018/1860", article),
                SOURCE);
    }

    private static Finding told(AlertCategory category, Severity severity, String key) {
        return Finding.of(key, severity, category.disclosure(), category.basis(), SOURCE);
    }

    /** A travel document listed for seizure is no valid document: letter A besides the seizure. */
    static Stream<Finding> listedDocumentIsNotValid(Facts facts) {
        boolean listed =
                facts.alerts().stream()
                        .anyMatch(
                                alert ->
                                        alert.category() == AlertCategory.OBJECT_SEIZE
                                                && alert.onDocument()
                                                && !alert.victimOfMisuse());
        return listed ? DocumentRules.invalidated(facts, SOURCE) : Stream.empty();
    }
}
