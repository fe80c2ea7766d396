package nl.grenspoort.simulator.ees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.quality.PropertiesContract;
import nl.grenspoort.simulator.rest.BaseFile;
import nl.grenspoort.start.StartRefusedException;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.ees.EesQuestions;
import nl.grenspoort.trust.Oin;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class EesSimulatorStartTest {
    private final EesExchange exchange = new EesExchange();

    @TempDir Path folder;

    @Test
    void the_shipped_base_file_is_held_from_the_start() {
        BaseFile.load(Path.of("config/simulators/ees.yaml"), exchange.simulator);
        assertThat(exchange.ask(EesQuestions.about(RealAnswers.LIN)))
                .isInstanceOf(SystemAnswer.Data.class);
    }

    @Test
    void the_records_of_every_shipped_scenario_can_be_held_at_once() throws IOException {
        BaseFile.load(Path.of("config/simulators/ees.yaml"), exchange.simulator);
        try (Stream<Path> scenarios = Files.list(Path.of("config/scenarios"))) {
            List<Path> files = scenarios.filter(file -> file.toString().endsWith(".yaml")).toList();
            assertThat(files).isNotEmpty();
            for (Path file : files) {
                exchange.simulator.load(
                        file.toString(),
                        EesExchange.yaml(Files.readString(file)).at("/systems/EES/records"));
            }
        }
    }

    @Test
    void a_missing_base_file_holds_nothing() {
        BaseFile.load(folder.resolve("ees.yaml"), exchange.simulator);
        assertThat(exchange.ask(EesQuestions.about(RealAnswers.LIN)))
                .isInstanceOf(SystemAnswer.NoData.class);
    }

    @Test
    void an_empty_base_file_holds_nothing() throws IOException {
        Path file = Files.writeString(folder.resolve("ees.yaml"), "# nothing\n");
        assertThatCode(() -> BaseFile.load(file, exchange.simulator)).doesNotThrowAnyException();
    }

    @Test
    void a_wrong_base_file_stops_the_start_naming_file_and_place() throws IOException {
        Path file = folder.resolve("ees.yaml");
        for (String[] wrong :
                new String[][] {
                    {"files: [{reference: 1}]", "records.files[0].person"},
                    {"files: []\nfiles: []", "uplicate"},
                    {"files: [", "ees.yaml"}
                }) {
            Files.writeString(file, wrong[0]);
            assertThatThrownBy(() -> BaseFile.load(file, exchange.simulator))
                    .isInstanceOf(StartRefusedException.class)
                    .hasMessageContaining("ees.yaml")
                    .hasMessageContaining(wrong[1]);
        }
    }

    @Test
    void properties_have_the_documented_names_and_defaults() {
        PropertiesContract.assertDefaults(
                new EesSimulatorProperties(
                        Path.of("config/simulators"), new Oin("00000099000000000100")));
        PropertiesContract.assertNames(
                Map.of("data", "elsewhere", "gateway-oin", "00000099000000000200"),
                new EesSimulatorProperties(Path.of("elsewhere"), new Oin("00000099000000000200")));
    }
}
