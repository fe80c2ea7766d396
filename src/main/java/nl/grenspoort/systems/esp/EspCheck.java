package nl.grenspoort.systems.esp;

import nl.grenspoort.start.Refusal;
import nl.grenspoort.start.Settings;
import nl.grenspoort.start.StartCheck;

import java.util.List;

/** In production nobody answers for the ESP under a test number. */
final class EspCheck implements StartCheck {
    @Override
    public List<Refusal> refusals(Settings settings) {
        EspProperties properties = settings.read(EspProperties.class);
        return properties.live() && properties.signerOin().isTest()
                ? List.of(
                        new Refusal(
                                "test-signer",
                                "Answers of the ESP would be believed when signed by a test number"
                                        + " (OIN 00000099...).",
                                "Set grenspoort.esp.signer-oin to the OIN of the ESP."))
                : List.of();
    }
}
