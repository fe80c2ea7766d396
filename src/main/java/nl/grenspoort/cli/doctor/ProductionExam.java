package nl.grenspoort.cli.doctor;

import nl.grenspoort.production.ProductionGate;
import nl.grenspoort.start.Refusal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What stands before a start in production, asked without starting. */
final class ProductionExam {
    private static final String PROFILE = "production";

    private ProductionExam() {}

    static void examine(Setup setup, Examination examination) {
        boolean production = setup.settings().profiles().contains(PROFILE);
        if (!setup.home().toAbsolutePath().normalize().equals(workingFolder())) {
            if (production) {
                examination.skipped(
                        Check.PRODUCTION,
                        PROFILE,
                        "run this in the gateway's folder: there its files are found");
            }
            return;
        }
        List<Refusal> refusals = ProductionGate.refusals(setup.settings().environment());
        refusals.forEach(refusal -> tell(refusal, examination));
        if (production && refusals.isEmpty()) {
            examination.ok(Check.PRODUCTION, PROFILE, "a start would not be refused");
        }
    }

    private static void tell(Refusal refusal, Examination examination) {
        examination.ill(
                Ailment.START_REFUSED,
                refusal.id(),
                Map.of("problem", refusal.problem(), "remedy", refusal.remedy()));
    }

    private static Path workingFolder() {
        return Path.of("").toAbsolutePath().normalize();
    }
}
