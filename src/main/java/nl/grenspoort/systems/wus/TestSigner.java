package nl.grenspoort.systems.wus;

import nl.grenspoort.start.Refusal;
import nl.grenspoort.start.Settings;
import nl.grenspoort.trust.Oin;

import java.util.List;
import java.util.Locale;

/** In production nobody answers for a system under a test number. */
public final class TestSigner {
    private TestSigner() {}

    /**
     * @param system in capitals, as {@code SIS}; its settings are {@code grenspoort.sis}
     * @param signerOin that signs its answers
     */
    public static List<Refusal> refusals(Settings settings, String system, String signerOin) {
        String key = system.toLowerCase(Locale.ROOT);
        boolean asked =
                settings.text("grenspoort.systems." + key + ".enabled")
                        .map(Boolean::valueOf)
                        .orElse(true);
        return asked && new Oin(signerOin).isTest()
                ? List.of(
                        new Refusal(
                                "test-signer",
                                "Answers of the %s would be believed when signed by a test number (OIN 00000099...)."
                                        .formatted(system),
                                "Set grenspoort.%s.signer-oin to the OIN of the %s."
                                        .formatted(key, system)))
                : List.of();
    }
}
