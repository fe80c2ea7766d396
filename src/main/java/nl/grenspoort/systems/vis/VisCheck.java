package nl.grenspoort.systems.vis;

import nl.grenspoort.start.Refusal;
import nl.grenspoort.start.Settings;
import nl.grenspoort.start.StartCheck;
import nl.grenspoort.systems.wus.TestSigner;

import java.util.List;

/** In production nobody answers for the VIS under a test number. */
final class VisCheck implements StartCheck {
    @Override
    public List<Refusal> refusals(Settings settings) {
        return TestSigner.refusals(settings, "VIS", settings.read(VisProperties.class).signerOin());
    }
}
