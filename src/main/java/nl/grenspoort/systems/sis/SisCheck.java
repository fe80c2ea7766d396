package nl.grenspoort.systems.sis;

import nl.grenspoort.start.Refusal;
import nl.grenspoort.start.Settings;
import nl.grenspoort.start.StartCheck;
import nl.grenspoort.systems.wus.TestSigner;

import java.util.List;

/** In production nobody answers for the SIS under a test number. */
final class SisCheck implements StartCheck {
    @Override
    public List<Refusal> refusals(Settings settings) {
        return TestSigner.refusals(settings, "SIS", settings.read(SisProperties.class).signerOin());
    }
}
