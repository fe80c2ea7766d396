package nl.grenspoort.systems;

import nl.grenspoort.start.Refusal;
import nl.grenspoort.start.Settings;
import nl.grenspoort.start.StartCheck;

import java.util.ArrayList;
import java.util.List;

/**
 * Every system that is asked has an address which somebody gave it on purpose, and nobody answers
 * for it under a test number.
 */
final class SystemsCheck implements StartCheck {
    @Override
    public List<Refusal> refusals(Settings settings) {
        List<Refusal> refusals = new ArrayList<>();
        settings.read(SystemsProperties.class)
                .systems()
                .forEach(
                        (key, policy) -> {
                            String name = "grenspoort.systems." + key + ".address";
                            if (policy.enabled() && !settings.given(name)) {
                                refusals.add(
                                        new Refusal(
                                                "system-address",
                                                name + " is the simulated system's.",
                                                "Set it to the real one's address, or switch the"
                                                        + " system off with grenspoort.systems."
                                                        + key
                                                        + ".enabled=false."));
                            }
                            if (policy.enabled() && testSigner(policy)) {
                                refusals.add(
                                        new Refusal(
                                                "test-signer",
                                                "Answers of "
                                                        + key
                                                        + " would be believed when signed by a test"
                                                        + " number (OIN 00000099...).",
                                                "Set grenspoort.systems."
                                                        + key
                                                        + ".signer.oin to the OIN of the system."));
                            }
                        });
        return refusals;
    }

    private static boolean testSigner(SystemPolicy policy) {
        SystemPolicy.Signer signer = policy.signer();
        return signer != null && signer.oin().isTest();
    }
}
