package nl.grenspoort.trust;

import nl.grenspoort.start.Refusal;
import nl.grenspoort.start.Settings;
import nl.grenspoort.start.StartCheck;
import nl.grenspoort.start.StartRefusedException;

import java.time.Instant;
import java.util.List;

/** Keys and certificates that are not fit for production, each told by itself. */
final class TrustCheck implements StartCheck {
    @Override
    public List<Refusal> refusals(Settings settings) {
        TrustProperties properties = settings.read(TrustProperties.class);
        if (!properties.production()) {
            return List.of(
                    new Refusal(
                            "keys-unchecked",
                            "Nobody would look whether keys and certificates are fit for production.",
                            "Take grenspoort.trust.production=false out."));
        }
        try {
            return TrustOpening.refusals(properties, System::getenv, Instant.now()).stream()
                    .map(complaint -> new Refusal("keys", complaint.problem(), complaint.remedy()))
                    .toList();
        } catch (StartRefusedException e) {
            return List.of(new Refusal("keys", String.valueOf(e.getMessage()), ""));
        }
    }
}
