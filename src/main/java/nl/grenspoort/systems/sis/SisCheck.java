package nl.grenspoort.systems.sis;

import nl.grenspoort.start.Refusal;
import nl.grenspoort.start.Settings;
import nl.grenspoort.start.StartCheck;
import nl.grenspoort.trust.Oin;

import java.util.List;

/** In production nobody answers for the SIS under a test number. */
final class SisCheck implements StartCheck {
    @Override
    public List<Refusal> refusals(Settings settings) {
        SisProperties properties = settings.read(SisProperties.class);
        boolean asked =
                settings.text("grenspoort.systems.sis.enabled").map(Boolean::valueOf).orElse(true);
        return asked && new Oin(properties.signerOin()).isTest()
                ? List.of(
                        new Refusal(
                                "test-signer",
                                "Answers of the SIS would be believed when signed by a test number"
                                        + " (OIN 00000099...).",
                                "Set grenspoort.sis.signer-oin to the OIN of the SIS."))
                : List.of();
    }
}
