package nl.grenspoort.entry;

import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.Severity;

import java.util.stream.Stream;

/**
 * A request for protection, in whatever words: nobody is sent back who may not be, and the case is
 * handed over to who registers it (2016/399 Art. 3(b), 4, 14(1)). That no form follows, {@link
 * Refusal} says.
 */
final class AsylumRules {
    static final String REQUESTED = "asylum.requested";

    private AsylumRules() {}

    static Stream<Finding> requestIsHandedOver(Facts facts) {
        return facts.observed(Observation.AsylumRequest.class).stream()
                .map(
                        _ ->
                                Finding.of(
                                        REQUESTED,
                                        Severity.SECOND_LINE,
                                        Disclosure.TRAVELLER,
                                        Sbc.article("3(b)"),
                                        ConditionRules.OFFICER));
    }
}
