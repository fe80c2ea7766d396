package nl.grenspoort.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.trust.DemoPki;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class SpecimenDocumentsTest {
    @TempDir static Path shared;

    @TempDir Path folder;

    private SpecimenDocuments documents =
            new SpecimenDocuments(
                    TestMakers.makers(), new nl.grenspoort.trust.TrustDirectory(Path.of("")));

    @BeforeEach
    void makeDocuments() {
        documents =
                new SpecimenDocuments(
                        TestMakers.makers(),
                        DemoPki.openOrCreate(shared.resolve("demo"), 2048, Instant.now()));
    }

    @Test
    void fields_become_lines_with_check_digits() throws IOException {
        JsonNode document = documents.presented(scenario("AUTHENTIC")).get(0);
        assertThat(Json.texts(document.path("mrz")))
                .containsExactly(
                        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
                        "X000000012D<<7408122F3204153<<<<<<<<<<<<<<<2");
    }

    @Test
    void an_authentic_chip_is_signed_by_the_trusted_signer() throws IOException {
        JsonNode chip = documents.presented(scenario("AUTHENTIC")).get(0).path("chip");
        assertThat(text(chip, "EF.SOD")).contains("Demo document signer");
        assertThat(text(chip, "DG1")).startsWith("P<UTOERIKSSON");
    }

    @Test
    void a_chip_of_an_unknown_issuer_is_signed_by_the_other_signer() throws IOException {
        JsonNode chip = documents.presented(scenario("UNKNOWN_ISSUER")).get(0).path("chip");
        assertThat(text(chip, "EF.SOD")).contains("Demo signer nobody trusts");
    }

    @Test
    void an_altered_chip_differs_from_what_was_signed_in_one_file() throws IOException {
        JsonNode signed = documents.presented(scenario("AUTHENTIC")).get(0).path("chip");
        JsonNode altered = documents.presented(scenario("ALTERED")).get(0).path("chip");
        assertThat(altered.path("DG2")).isNotEqualTo(signed.path("DG2"));
        for (String file : List.of("EF.COM", "EF.SOD", "DG1")) {
            assertThat(altered.path(file)).as(file).isEqualTo(signed.path(file));
        }
    }

    @Test
    void a_chip_without_an_image_is_altered_in_its_mrz() {
        assertThat(ChipFiles.altered(Map.of("DG1", new byte[] {1, 2})).get("DG1"))
                .containsExactly(1, 3);
    }

    @Test
    void a_chip_that_was_not_read_gives_no_files() throws IOException {
        JsonNode document = documents.presented(scenario("NONE")).get(0);
        assertThat(document.has("chip")).isFalse();
        assertThat(document.has("readerOutcomes")).isFalse();
    }

    @Test
    void chip_files_are_read_beside_the_scenario_under_their_lds_names() throws IOException {
        Path chip = Files.createDirectory(folder.resolve("chip"));
        Files.writeString(chip.resolve("EF_SOD.bin"), "sod");
        Files.writeString(chip.resolve("dg1"), "one");
        Files.writeString(chip.resolve("SOURCES.md"), "not a chip file");
        JsonNode files = documents.presented(scenario("{files: chip}")).get(0).path("chip");
        assertThat(files.properties().stream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("EF.SOD", "DG1");
        assertThat(text(files, "EF.SOD")).isEqualTo("sod");
    }

    @Test
    void a_folder_without_chip_files_is_told() throws IOException {
        Scenario scenario = scenario("{files: chip}");
        assertThatThrownBy(() -> documents.presented(scenario))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("chip");
        Files.createDirectory(folder.resolve("chip"));
        assertThatThrownBy(() -> documents.presented(scenario))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("holds no chip files");
    }

    @Test
    void numbers_are_found_in_cards_and_in_lines_that_are_cut_short() throws IOException {
        assertThat(documents.numbers(withMrz("lines: [\"I<UTOX12345678<\", \"7408\", \"A\"]")))
                .containsExactly("X12345678");
        assertThat(documents.numbers(withMrz("lines: [\"P<UTO\", \"X1<\"]"))).containsExactly("X1");
        assertThat(documents.numbers(withMrz("lines: [\"P<UTO\", \"<<<\"]"))).isEmpty();
    }

    @Test
    void the_bsi_specimen_is_complete() {
        Path data = Path.of("config/scenarios/data/bsi2008");
        assertThat(ChipFiles.read(data)).containsOnlyKeys("EF.COM", "EF.SOD", "DG1", "DG2", "DG14");
    }

    private Scenario withMrz(String mrz) throws IOException {
        return read(
                ScenarioFilesTest.minimal("plain")
                        .replaceAll("(?s)mrz: \\{.*?}", "mrz: {" + mrz + "}"));
    }

    private Scenario scenario(String chip) throws IOException {
        return read(ScenarioFilesTest.minimal("plain").replace("AUTHENTIC", chip));
    }

    private Scenario read(String yaml) throws IOException {
        return new ScenarioFiles().read(Files.writeString(folder.resolve("plain.yaml"), yaml));
    }

    private static String text(JsonNode chip, String file) {
        return new String(chip.path(file).binaryValue(), StandardCharsets.UTF_8);
    }
}
