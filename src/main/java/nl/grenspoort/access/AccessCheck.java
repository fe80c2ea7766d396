package nl.grenspoort.access;

import nl.grenspoort.start.Refusal;
import nl.grenspoort.start.Settings;
import nl.grenspoort.start.StartCheck;
import nl.grenspoort.start.StartRefusedException;

import java.util.ArrayList;
import java.util.List;

/** What production asks of the access policy and of the register. */
final class AccessCheck implements StartCheck {
    @Override
    public List<Refusal> refusals(Settings settings) {
        AccessProperties properties = settings.read(AccessProperties.class);
        List<Refusal> refusals = new ArrayList<>();
        try {
            List<String> optional =
                    AccessFiles.policy(settings.files(), properties.policy()).optionalRows();
            if (!optional.isEmpty()) {
                refusals.add(
                        new Refusal(
                                "policy-optional",
                                "The access policy lets these questions be left out: %s."
                                        .formatted(optional),
                                "Set mandatory: true in these rows, or take them out: what the law"
                                        + " wants asked is asked, or the check is inconclusive."));
            }
        } catch (StartRefusedException e) {
            refusals.add(new Refusal("policy", String.valueOf(e.getMessage()), ""));
        }
        try {
            List<String> test =
                    AccessFiles.register(properties.terminals(), properties.officers())
                            .testTerminals();
            if (!test.isEmpty()) {
                refusals.add(
                        new Refusal(
                                "test-terminals",
                                "Terminals are registered by test numbers (OIN 00000099...): %s."
                                        .formatted(test),
                                "Register terminals in %s by the OIN of their own certificate."
                                        .formatted(properties.terminals())));
            }
        } catch (StartRefusedException e) {
            refusals.add(new Refusal("register", String.valueOf(e.getMessage()), ""));
        }
        return refusals;
    }
}
