package nl.grenspoort.document;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.document.ChipVerdict.Check;
import nl.grenspoort.document.ChipVerdict.Check.Outcome;
import nl.grenspoort.document.TestPki.Issued;
import nl.grenspoort.document.TestPki.Recipe;
import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.PartialDate;
import nl.grenspoort.identity.Sex;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Fictional documents, and how to have them inspected. */
final class Specimens {
    static final List<String> ANNA = mrz("Eriksson", "Anna Maria", "X00000001");
    static final List<String> OTHER = mrz("Svensson", "Karin", "X00000002");
    static final Issued CSCA = Recipe.authority("C=UT, O=Utopia, CN=CSCA").selfSigned();
    static final Issued SIGNER = Recipe.signer("C=UT, O=Utopia, CN=DS").under(CSCA);
    static final CscaTrustStore TRUSTED = CscaTrustStore.holding(List.of(CSCA.certificate()));

    private Specimens() {}

    static List<String> mrz(String surname, String givenNames, String number) {
        return mrz(surname, givenNames, number, 1974, 2032);
    }

    static List<String> mrz(
            String surname, String givenNames, String number, int birth, int expiry) {
        return MrzWriter.write(
                new MrzFields(
                        MrzFormat.TD3,
                        "P",
                        new CountryCode("UTO"),
                        surname,
                        givenNames,
                        number,
                        new CountryCode("UTO"),
                        new PartialDate(birth, 8, 12),
                        Sex.FEMALE,
                        LocalDate.of(expiry, 4, 15),
                        ""));
    }

    static Map<String, byte[]> chip() {
        return SpecimenChip.signedBy(SIGNER.credentials(), ANNA);
    }

    /** The chip with one file replaced. */
    static Map<String, byte[]> with(Map<String, byte[]> chip, String name, byte[] file) {
        Map<String, byte[]> changed = new HashMap<>(chip);
        changed.put(name, file);
        return changed;
    }

    static Map<String, byte[]> without(Map<String, byte[]> chip, String name) {
        Map<String, byte[]> changed = new HashMap<>(chip);
        changed.remove(name);
        return changed;
    }

    /** DG1 and DG2 of Anna's chip under this security object. */
    static Map<String, byte[]> under(TestSod sod) {
        Map<String, byte[]> chip = chip();
        return with(chip, "EF.SOD", sod.over(groups(chip)));
    }

    static Map<Integer, byte[]> groups(Map<String, byte[]> chip) {
        return Map.of(1, file(chip, "DG1"), 2, file(chip, "DG2"));
    }

    static byte[] file(Map<String, byte[]> chip, String name) {
        return requireNonNull(chip.get(name), name);
    }

    static ChipVerdict verdict(Map<String, byte[]> chip) {
        return verdict(chip, TRUSTED, TestPki.NOW);
    }

    static ChipVerdict verdict(Map<String, byte[]> chip, CscaTrustStore trusted, Instant at) {
        return inspect(chip, List.of(), trusted, at).chip();
    }

    static DocumentInspection inspect(
            Map<String, byte[]> chip, List<String> mrz, CscaTrustStore trusted, Instant at) {
        return new StandardDocumentInspector(trusted)
                .inspect(new PresentedDocument(DocumentKind.PASSPORT, mrz, chip, Map.of()), at);
    }

    static Check failed(String id, String reason) {
        return new Check(id, Outcome.FAILED, reason);
    }

    static Check undetermined(String id, String reason) {
        return new Check(id, Outcome.UNDETERMINED, reason);
    }

    static Check remark(String id, String reason) {
        return new Check(id, Outcome.SUCCESSFUL_WITH_REMARK, reason);
    }

    static Check successful(String id) {
        return new Check(id, Outcome.SUCCESSFUL, "");
    }

    static Check notPerformed(String id, String reason) {
        return new Check(id, Outcome.NOT_PERFORMED, reason);
    }
}
