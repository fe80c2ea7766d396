package nl.grenspoort.document;

import static nl.grenspoort.document.Specimens.ANNA;
import static nl.grenspoort.document.Specimens.OTHER;
import static nl.grenspoort.document.Specimens.mrz;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.document.ChipVerdict.Result;
import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.identity.PersonName;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

class DocumentInspectionTest {
    @Test
    void page_and_chip_of_one_document_agree() {
        DocumentInspection inspection = inspect(ANNA, chip(ANNA));
        assertThat(inspection.chip().result()).isEqualTo(Result.PASSED);
        assertThat(inspection.chipAgreesWithPage()).isTrue();
        assertThat(inspection.opticalMrz()).isEqualTo(inspection.chipMrz());
        assertThat(inspection.person()).isPresent();
        assertThat(inspection.reference())
                .hasValueSatisfying(
                        reference ->
                                assertThat(reference.number())
                                        .isEqualTo(new DocumentNumber("X00000001")));
    }

    @Test
    void another_persons_genuine_chip_disagrees_with_the_page() {
        DocumentInspection inspection = inspect(ANNA, chip(OTHER));
        assertThat(inspection.chip().result()).isEqualTo(Result.PASSED);
        assertThat(inspection.chipAgreesWithPage()).isFalse();
    }

    @Test
    void another_name_number_birth_or_expiry_disagrees() {
        assertThat(agree(ANNA, mrz("Eriksson", "Anna Maria", "X00000009"))).isFalse();
        assertThat(agree(ANNA, mrz("Eriksson", "Anna Marie", "X00000001"))).isFalse();
        assertThat(agree(ANNA, mrz("Erikssen", "Anna Maria", "X00000001"))).isFalse();
        assertThat(agree(ANNA, mrz("Eriksson", "Anna Maria", "X00000001", 1974, 2032))).isTrue();
        assertThat(agree(ANNA, mrz("Eriksson", "Anna Maria", "X00000001", 1975, 2032))).isFalse();
        assertThat(agree(ANNA, mrz("Eriksson", "Anna Maria", "X00000001", 1974, 2033))).isFalse();
    }

    @Test
    void a_page_that_may_be_misread_claims_nothing() {
        List<String> misread = List.of(ANNA.get(0), ANNA.get(1).replace("X00000001", "X00000007"));
        assertThat(agree(misread, ANNA)).isTrue();
    }

    @Test
    void digits_read_for_letters_of_a_name_are_no_disagreement() {
        List<String> misread = List.of(ANNA.get(0).replace("ERIKSSON", "ER1K55ON"), ANNA.get(1));
        assertThat(agree(misread, ANNA)).isTrue();
    }

    @Test
    void a_truncated_name_agrees_with_a_longer_one() {
        Mrz page = read(mrz("Nilavadhanananda", "Arnpol Petch Charonguang", "X00000001"));
        assertThat(page.nameMayBeTruncated()).isTrue();
        Mrz longer = withName(page, new PersonName("NILAVADHANANANDA", "ARNPOL PETCH CHARONGUANG"));
        Mrz other = withName(page, new PersonName("NILAVADHANANANDA", "ARNPOL PETER"));
        assertThat(MrzAgreement.agree(page, longer)).isTrue();
        assertThat(MrzAgreement.agree(page, other)).isFalse();
    }

    @Test
    void one_side_alone_does_not_disagree() {
        assertThat(inspect(List.of(), chip(ANNA)).chipAgreesWithPage()).isTrue();
        assertThat(inspect(ANNA, Map.of()).chipAgreesWithPage()).isTrue();
    }

    @Test
    void the_page_is_believed_over_a_chip_that_was_not_proved() {
        Map<String, byte[]> altered = SpecimenChip.altered(chip(ANNA), OTHER);
        DocumentInspection inspection = inspect(ANNA, altered);
        assertThat(inspection.chip().result()).isEqualTo(Result.FAILED);
        assertThat(inspection.mrz()).isEqualTo(read(ANNA));
        assertThat(inspect(List.of("P<UTO", "x"), altered).opticalMrz()).isNull();
    }

    @Test
    void an_inspection_comes_back_from_JSON_as_it_was() {
        JsonMapper json = JsonMapper.builder().build();
        List<String> misread = List.of(ANNA.get(0), ANNA.get(1).replace("X00000001", "X00000007"));
        DocumentInspection inspection = inspect(misread, chip(ANNA));
        assertThat(read(misread).failures()).isNotEmpty();
        String text = json.writeValueAsString(inspection);
        assertThat(json.readValue(text, DocumentInspection.class)).isEqualTo(inspection);
        assertThat(json.readTree(text).propertyNames())
                .containsExactlyInAnyOrder("kind", "opticalMrz", "chipMrz", "chip");
    }

    @Test
    void an_inspection_in_a_log_shows_nobody() {
        assertThat(inspect(ANNA, chip(ANNA)).toString())
                .doesNotContain("ERIKSSON", "X00000001", "1974");
    }

    private static boolean agree(List<String> page, List<String> chip) {
        return MrzAgreement.agree(read(page), read(chip));
    }

    private static DocumentInspection inspect(List<String> page, Map<String, byte[]> chip) {
        return Specimens.inspect(chip, page, Specimens.TRUSTED, TestPki.NOW);
    }

    private static Map<String, byte[]> chip(List<String> mrz) {
        return SpecimenChip.signedBy(Specimens.SIGNER.credentials(), mrz);
    }

    private static Mrz read(List<String> lines) {
        return ((MrzReading.Read) MrzReader.read(lines, LocalDate.of(2026, 11, 23))).mrz();
    }

    private static Mrz withName(Mrz m, PersonName name) {
        return new Mrz(
                m.format(),
                m.code(),
                m.issuer(),
                name,
                false,
                m.number(),
                m.nationality(),
                m.birth(),
                m.sex(),
                m.expiry(),
                m.personalNumber(),
                m.failures());
    }
}
