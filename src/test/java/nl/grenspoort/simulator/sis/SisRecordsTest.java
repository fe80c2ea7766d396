package nl.grenspoort.simulator.sis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.quality.PropertiesContract;
import nl.grenspoort.start.StartRefusedException;
import nl.grenspoort.systems.sis.wsdl.Category;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Record files are checked before they are used, and an error names its place. */
class SisRecordsTest {
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | : must be an object",
                "{alert: []} | /alert: this field is not known",
                "{alerts: {}} | /alerts: must be a list",
                "{alerts: [x]} | /alerts/0: must be an object",
                "{source: MOON} | /source: must be one of",
                "{ageMinutes: 3} | /ageMinutes: only a NATIONAL_COPY",
                "{source: NATIONAL_COPY, ageMinutes: -1} | /ageMinutes: must be a number of minutes",
                "{travellers: [1]} | /travellers/0: must be text",
                "{travellers: ['--']} | /travellers/0: a document number has",
                "{alerts: [{schengenId: A}]} | /alerts/0/category: is missing",
                "{alerts: [{category: SOMETHING}]} | /alerts/0/category: is no category",
                "{alerts: [{category: ARREST}]} | /alerts/0/persons: an alert on a person needs one",
                "{alerts: [{category: OBJECT_SEIZE, subject: DOCUMENT}]} | /alerts/0/documents: an alert on a document",
                "{alerts: [{category: ARREST, persons: [{surname: A, birth: 1980}]}]} | /alerts/0/persons/0/birth: must be text",
                "{alerts: [{category: ARREST, persons: [{surname: A, birth: 1980-13-01}]}]} | /alerts/0/persons/0/birth: not a date",
                "{alerts: [{category: ARREST, persons: [{birth: 1980-01-01}]}]} | /alerts/0/persons/0/surname: is missing",
                "{alerts: [{category: ARREST, persons: [{surname: A, birth: 1980-01-01, sex: Q}]}]} | /alerts/0/persons/0/sex: must be one of",
                "{alerts: [{category: ARREST, persons: [{surname: A, birth: 1980-01-01}], documents: [{kind: PASSPORT, issuer: UTOPIA, number: X1}]}]} | /alerts/0/documents/0/issuer: a country code",
                "{alerts: [{category: ARREST, schengenId: A, issuingState: FRA, persons: [{surname: A, birth: 1980-01-01}], entryBan: true}]} | /alerts/0/entryBan: only a RETURN alert",
                "{alerts: [{category: ARREST, schengenId: A, issuingState: FRA, persons: [{surname: A, birth: 1980-01-01}], flagged: yes please}]} | /alerts/0/flagged: must be true or false",
                "{alerts: [{category: ARREST, schengenId: A, issuingState: FRA, persons: [{surname: A, birth: 1980-01-01}], warnings: [SHOUTING]}]} | /alerts/0/warnings/0: must be one of"
            })
    void an_error_names_its_place(String yaml, String message) {
        assertThatThrownBy(() -> SisRecords.read(new YAMLMapper().readTree(yaml)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void two_alerts_of_one_id_are_an_error() {
        String alert =
                "{category: ARREST, schengenId: A, issuingState: FRA, persons: [{surname: A, birth: 1980-01-01}]}";
        assertThatThrownBy(
                        () ->
                                SisRecords.read(
                                        new YAMLMapper()
                                                .readTree(
                                                        "{alerts: [%s, %s]}"
                                                                .formatted(alert, alert))))
                .hasMessageStartingWith("/alerts/1/schengenId: two alerts");
    }

    @Test
    void records_that_are_wrong_leave_what_was_loaded_before() {
        SisBench bench =
                SisBench.shared()
                        .load("kept", SisBench.ERIKSSON.replace("FRA-X-0001", "FRA-X-KEPT"));
        assertThatThrownBy(() -> bench.load("kept", "{alerts: 1}"))
                .isInstanceOf(IllegalArgumentException.class);
        bench.unload("kept");
    }

    @ParameterizedTest
    @EnumSource(Category.class)
    void every_category_has_its_usual_action(Category category) {
        String yaml =
                "{alerts: [{category: %s, schengenId: A, issuingState: FRA, persons: [{surname: A, birth: 1980-01-01}]}]}"
                        .formatted(category.value());
        AlertRecord alert = SisRecords.read(new YAMLMapper().readTree(yaml)).alerts().getFirst();
        assertThat(alert.category()).isEqualTo(category);
        assertThat(alert.action()).isNotNull();
    }

    @Test
    void the_shipped_base_file_can_be_read() {
        assertThat(SisDataFile.read(Path.of("config/simulators")).alerts())
                .isNotEmpty()
                .allMatch(
                        alert ->
                                alert.documents().stream()
                                        .allMatch(
                                                document ->
                                                        document.number().value().startsWith("X")));
    }

    @Test
    void without_a_base_file_there_is_nothing() {
        assertThat(SisDataFile.read(folder)).isEqualTo(SisRecords.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"alerts: {} | /alerts: must be a list", "'alerts: [' | no YAML at line"})
    void a_wrong_base_file_stops_the_start_naming_file_and_place(String yaml, String why)
            throws IOException {
        Files.writeString(folder.resolve("sis.yaml"), yaml);
        assertThatThrownBy(() -> SisDataFile.read(folder))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("sis.yaml")
                .hasMessageContaining(why);
    }

    @Test
    void properties_have_the_documented_names_and_defaults() {
        PropertiesContract.assertDefaults(new SisDataProperties(Path.of("config/simulators")));
        PropertiesContract.assertNames(Map.of("data", "d"), new SisDataProperties(Path.of("d")));
    }
}
