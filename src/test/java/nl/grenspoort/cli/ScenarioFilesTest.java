package nl.grenspoort.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.access.Lane;
import nl.grenspoort.trust.TrustDirectory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

class ScenarioFilesTest {
    private static final Path PROJECT = Path.of("");

    @TempDir Path folder;

    private final ScenarioFiles files = new ScenarioFiles();

    private static List<Scenario> project() {
        ScenarioFiles files = new ScenarioFiles();
        return ScenarioFiles.all(new Home(PROJECT).scenarios()).stream().map(files::read).toList();
    }

    @Test
    void a_scenario_is_named_as_its_file() {
        for (Scenario scenario : project()) {
            assertThat(scenario.file()).hasFileName(scenario.id() + ".yaml");
        }
    }

    /** So that scenarios played at the same time don't meet each other's records and faults. */
    @Test
    void no_two_scenarios_share_a_document_number() {
        SpecimenDocuments documents =
                new SpecimenDocuments(TestMakers.makers(), new TrustDirectory(folder));
        Set<String> seen = new HashSet<>();
        for (Scenario scenario : project()) {
            for (String number : documents.numbers(scenario)) {
                assertThat(seen.add(number)).as("%s in %s", number, scenario.id()).isTrue();
            }
        }
    }

    /** What the simulators hold is found only under the numbers and names that are presented. */
    @Test
    void records_are_about_documents_that_are_presented() {
        SpecimenDocuments documents =
                new SpecimenDocuments(TestMakers.makers(), new TrustDirectory(folder));
        for (Scenario scenario : project()) {
            scenario.systems()
                    .values()
                    .forEach(
                            system ->
                                    system.findParents("number")
                                            .forEach(
                                                    document ->
                                                            assertThat(documents.numbers(scenario))
                                                                    .as(scenario.id())
                                                                    .contains(
                                                                            Json.text(
                                                                                    document.path(
                                                                                            "number")))));
        }
    }

    @Test
    void every_twin_exists_and_has_the_same_lane() {
        for (Scenario scenario : project()) {
            String twin = scenario.expect().sameForLaneAs();
            if (twin != null) {
                assertThat(files.sibling(scenario, twin).lane()).isEqualTo(scenario.lane());
            }
        }
    }

    @Test
    void every_scenario_names_the_sources_that_are_not_connected_or_not_allowed() {
        for (Scenario scenario : project()) {
            assertThat(scenario.expect().answers())
                    .as(scenario.id())
                    .containsKeys("ECRIS-TCN", "EURODAC", "CIR", "MID");
        }
    }

    @Test
    void what_a_file_leaves_out_has_its_default() throws IOException {
        Scenario scenario = files.read(write("plain", minimal("plain")));
        assertThat(scenario.officer()).isEqualTo("M2001");
        assertThat(scenario.capacity()).isEqualTo("PASSENGER");
        assertThat(scenario.systems()).isEmpty();
        assertThat(scenario.passage()).isNull();
        assertThat(scenario.expect().advice()).isNull();
        assertThat(scenario.expect().letters()).isNull();
        assertThat(scenario.lane()).isEqualTo(Lane.E_GATE);
        assertThat(scenario.terminal()).isEqualTo("e-gate-ams-01");
    }

    @Test
    void every_wrong_place_is_told_at_once() throws IOException {
        Path file =
                write("wrong", minimal("wrong").replace("E_GATE", "GATE").replace("TD3", "TD9"));
        assertThatThrownBy(() -> files.read(file))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("wrong.yaml is no valid scenario")
                .hasMessageContaining("/lane: ")
                .hasMessageContaining("/documents/0/mrz/format: ");
    }

    @Test
    void broken_yaml_is_told_with_its_line() throws IOException {
        Path file = write("broken", "scenario: broken\ntitle: [\n");
        assertThatThrownBy(() -> files.read(file))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("broken.yaml is no YAML")
                .hasMessageContaining("line ");
    }

    @Test
    void a_field_given_twice_is_refused() throws IOException {
        Path file = write("twice", minimal("twice") + "lane: DESK\n");
        assertThatThrownBy(() -> files.read(file))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("lane");
    }

    @Test
    void an_empty_file_is_refused() throws IOException {
        Path file = write("empty", "");
        assertThatThrownBy(() -> files.read(file)).isInstanceOf(CommandFailedException.class);
    }

    @Test
    void a_file_that_is_not_there_is_told() {
        assertThatThrownBy(() -> files.read(folder.resolve("none.yaml")))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("There is no file");
    }

    @Test
    void a_scenario_may_be_named_without_its_path() throws IOException {
        Home home = new Home(folder);
        Files.createDirectories(home.scenarios());
        Path own = home.scenarios().resolve("plain.yaml");
        Files.writeString(own, minimal("plain"));
        assertThat(ScenarioFiles.named("plain", home)).isEqualTo(own);
        assertThat(ScenarioFiles.named("other.yaml", home)).isEqualTo(Path.of("other.yaml"));
    }

    private Path write(String name, String yaml) throws IOException {
        return Files.writeString(folder.resolve(name + ".yaml"), yaml);
    }

    static String minimal(String id) {
        return """
        scenario: %s
        title: A traveller
        clock: 2026-11-23T10:00:00Z
        lane: E_GATE
        direction: ENTRY
        documents:
          - kind: PASSPORT
            mrz: {format: TD3, code: P, issuer: UTO, surname: ERIKSSON, givenNames: ANNA MARIA, number: X00000001,
              nationality: D, birth: 1974-08-12, sex: F, expiry: 2032-04-15}
            chip: AUTHENTIC
        expect: {instruction: OPEN}
        """
                .formatted(id);
    }
}
