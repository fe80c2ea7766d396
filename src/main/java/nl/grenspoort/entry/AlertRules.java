package nl.grenspoort.entry;

import nl.grenspoort.entry.Facts.AlertFact;
import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.LegalBasis;
import nl.grenspoort.finding.RefusalLetter;
import nl.grenspoort.finding.Severity;

import java.util.stream.Stream;

/**
 * What SIS alerts mean at the border. Every alert becomes a finding; none is picked out or left
 * out.
 */
final class AlertRules {
    private static final String SOURCE = "SIS";

    private AlertRules() {}

    static Stream<Finding> everyAlertIsTold(Facts facts) {
        return facts.alerts().stream().map(alert -> finding(alert, facts));
    }

    private static Finding finding(AlertFact alert, Facts facts) {
        Finding finding =
                alert.victimOfMisuse() && !alert.category().secret()
                        ? misusedIdentity()
                        : byCategory(alert, facts);
        return finding.with("issuingState", alert.issuingState())
                .with("reference", alert.reference());
    }

    /**
     * The traveller may be the person whose identity was misused: the data are used only to tell
     * them apart (2018/1862 Art. 62). Not the alert's subject until a comparison says otherwise, so
     * its action is not proposed.
     */
    private static Finding misusedIdentity() {
        return Finding.of(
                "sis.misused-identity",
                Severity.SECOND_LINE,
                Disclosure.GUARD,
                new LegalBasis("2018/1862", "62"),
                SOURCE);
    }

    private static Finding byCategory(AlertFact alert, Facts facts) {
        AlertCategory category = alert.category();
        if (category.secret()) {
            // whatever else it says, nothing that anybody but the guard can notice may follow
            return told(category, category.severity(), category.key());
        }
        if (alert.flagged()) {
            return told(category, Severity.SECOND_LINE, category.key() + ".flagged");
        }
        if (category.refusalOfEntry()) {
            return refusal(alert, facts);
        }
        if (category == AlertCategory.RETURN && facts.crossing() == Crossing.EXIT) {
            // the return is confirmed to the issuing State, the person leaves: 2018/1860 Art. 6
            return told(category, Severity.ATTENTION, "sis.alert.return.exit");
        }
        return told(category, category.severity(), category.key());
    }

    /**
     * Refusal alerts bind on entry; for free movers only after consultation (2018/1861 Art. 26).
     */
    private static Finding refusal(AlertFact alert, Facts facts) {
        if (alert.freeMovementRight() || facts.travellerClass().freeMovement()) {
            return told(
                    AlertCategory.RFSE_26_FM, Severity.SECOND_LINE, AlertCategory.RFSE_26_FM.key());
        }
        Severity severity =
                facts.crossing() == Crossing.EXIT ? Severity.ATTENTION : Severity.SECOND_LINE;
        return Refusal.candidate(
                told(alert.category(), severity, alert.category().key()), facts, RefusalLetter.H);
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
