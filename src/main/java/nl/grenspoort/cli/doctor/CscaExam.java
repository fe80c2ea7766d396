package nl.grenspoort.cli.doctor;

import nl.grenspoort.document.CscaTrustStore;
import nl.grenspoort.start.StartRefusedException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The country signing certificates, read as the gateway reads them. */
final class CscaExam {
    private CscaExam() {}

    static void examine(Setup setup, Examination examination) {
        Path folder = setup.path(setup.document().trustStore());
        if (!Files.isDirectory(folder)) {
            without(setup, folder, examination);
            return;
        }
        try {
            CscaTrustStore store = CscaTrustStore.read(folder);
            if (store.size() == 0) {
                without(setup, folder, examination);
                return;
            }
            examination.ok(
                    Check.CSCA,
                    setup.shown(folder),
                    "%d certificates, version %s".formatted(store.size(), store.version()));
        } catch (StartRefusedException e) {
            examination.ill(Ailment.CSCA_UNUSABLE, setup.shown(folder), CertsExam.refusal(e));
        }
    }

    private static void without(Setup setup, Path folder, Examination examination) {
        if (setup.demo()) {
            examination.ok(Check.CSCA, setup.shown(folder), "none: the demo trusts its own CSCA");
        } else {
            examination.ill(
                    Ailment.CSCA_UNUSABLE,
                    setup.shown(folder),
                    Map.of(
                            "problem",
                            "The folder holds no CSCA certificate, so no chip can be proved and the gateway does not start."));
        }
    }
}
