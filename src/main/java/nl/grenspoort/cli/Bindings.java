package nl.grenspoort.cli;

import nl.grenspoort.cli.MrzComposer.MrzFields;
import nl.grenspoort.document.MrzWriter;
import nl.grenspoort.document.SpecimenChip;

import java.util.List;

/** Binds the commands to the modules they use. */
final class Bindings {
    private Bindings() {}

    static Makers makers() {
        return new Makers(
                Bindings::mrz,
                (mrz, signer) -> SpecimenChip.signedBy(signer, mrz),
                DatabaseLog::open);
    }

    private static List<String> mrz(MrzFields fields) {
        return MrzWriter.write(
                new nl.grenspoort.document.MrzFields(
                        fields.format(),
                        fields.code(),
                        fields.issuer(),
                        fields.name().surname(),
                        fields.name().givenNames(),
                        fields.number(),
                        fields.nationality(),
                        fields.birth(),
                        fields.sex(),
                        fields.expiry(),
                        ""));
    }
}
