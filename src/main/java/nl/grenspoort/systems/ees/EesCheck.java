package nl.grenspoort.systems.ees;

import nl.grenspoort.start.Refusal;
import nl.grenspoort.start.Settings;
import nl.grenspoort.start.StartCheck;

import java.util.List;

/** In production nobody answers for the EES under a test number. */
final class EesCheck implements StartCheck {
    @Override
    public List<Refusal> refusals(Settings settings) {
        EesProperties properties = settings.read(EesProperties.class);
        boolean asked =
                settings.text("grenspoort.systems.ees.enabled").map(Boolean::valueOf).orElse(true);
        return asked && properties.signerOin().isTest()
                ? List.of(
                        new Refusal(
                                "test-signer",
                                "Answers of the EES would be believed when signed by a test number"
                                        + " (OIN 00000099...).",
                                "Set grenspoort.ees.signer-oin to the OIN of the EES."))
                : List.of();
    }
}
