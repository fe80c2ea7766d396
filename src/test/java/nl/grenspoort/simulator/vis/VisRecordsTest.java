package nl.grenspoort.simulator.vis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.dataformat.yaml.YAMLMapper;

import java.nio.file.Path;

/** Record files are checked before they are used, and an error names its place. */
class VisRecordsTest {
    private static final String FILE =
            "holder: {surname: A, birth: 1980-01-01}, travelDocument: {kind: PASSPORT, issuer: UTO, number: X1}";
    private static final String VISA =
            "stickerNumber: X2, issuingState: UTO, entries: ONE, validFrom: 2026-01-01, validUntil: 2026-12-31, durationOfStay: 10";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | records: must be an object",
                "{file: []} | records.file: unknown",
                "{files: [x]} | records.files[0]: must be an object",
                "{files: [{holder: {surname: A}}]} | records.files[0].holder.birth: missing",
                "{files: [{FILE}]} | records.files[0]: a file has a visa or a refusal",
                "{files: [{FILE, refusals: [x]}]} | records.files[0].refusals[0]:",
                "{files: [{FILE, fingerprints: {reason: LAZY}, refusals: [2026-01-01]}]} | records.files[0].fingerprints.reason: must be one of",
                "{files: [{FILE, visas: [{VISA, status: REFUSED}]}]} | records.files[0].visas[0].status: must be one of",
                "{files: [{FILE, visas: [{VISA, colour: red}]}]} | records.files[0].visas[0].colour: unknown",
                "{permits: [{FILE, kind: CARD}]} | records.permits[0].kind: must be one of"
            })
    void an_error_names_its_place(String yaml, String message) {
        String whole = yaml.replace("FILE", FILE).replace("VISA", VISA);
        assertThatThrownBy(() -> VisRecords.read(new YAMLMapper().readTree(whole)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void a_stay_of_no_days_or_of_91_is_an_error() {
        for (String days : new String[] {"0", "91", "'10'"}) {
            String yaml =
                    "{files: [{%s, visas: [{%s}]}]}"
                            .formatted(
                                    FILE,
                                    VISA.replace("durationOfStay: 10", "durationOfStay: " + days));
            assertThatThrownBy(() -> VisRecords.read(new YAMLMapper().readTree(yaml)))
                    .hasMessageContaining("visas[0].durationOfStay: must be 1 to 90 days");
        }
    }

    @Test
    void the_same_sticker_in_two_places_is_an_error_and_nothing_has_changed() {
        VisState state = new VisState();
        VisRecords records =
                VisRecords.read(
                        new YAMLMapper()
                                .readTree("{files: [{%s, visas: [{%s}]}]}".formatted(FILE, VISA)));
        state.load("one", records);
        assertThatThrownBy(() -> state.load("two", records))
                .hasMessageStartingWith("records.files[0].visas: in use by");
        state.unload("one");
        state.load("two", records);
    }

    @Test
    void the_shipped_base_file_can_be_read_and_is_fictional() {
        VisRecords records =
                VisRecords.read(
                        new YAMLMapper().readTree(Path.of("config/simulators/vis.yaml").toFile()));
        assertThat(records.files())
                .isNotEmpty()
                .allMatch(file -> file.travelDocument().number().value().startsWith("XB"));
        assertThat(records.permits()).isNotEmpty();
    }
}
