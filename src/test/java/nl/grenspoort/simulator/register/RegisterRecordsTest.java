package nl.grenspoort.simulator.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.quality.PropertiesContract;
import nl.grenspoort.simulator.register.RegisterSimulatorProperties.Instance;
import nl.grenspoort.simulator.rest.BaseFile;
import nl.grenspoort.systems.register.RegisterContract;
import nl.grenspoort.trust.Oin;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class RegisterRecordsTest {
    private static final String RIGHT =
            """
            records:
              - reference: R-1
                kind: WANTED
                action: ARREST
                person: {surname: NIEMAND, birth: 1990-01-01}
                registeredOn: 2026-01-01
            """;
    private final RegisterRecords records = new RegisterRecords(RegisterContract.load());

    @Test
    void base_file_and_every_shipped_scenario_can_be_held_at_once() throws IOException {
        RegisterPair pair = new RegisterPair();
        BaseFile.load(Path.of("config/simulators/national-register.yaml"), pair.simulator);
        int held = 0;
        try (Stream<Path> scenarios = Files.list(Path.of("config/scenarios"))) {
            List<Path> files = scenarios.filter(file -> file.toString().endsWith(".yaml")).toList();
            for (Path file : files) {
                var node =
                        new YAMLMapper()
                                .readTree(Files.readString(file))
                                .at("/systems/NATIONAL-REGISTER/records");
                pair.simulator.load(file.toString(), node);
                held += node.path("records").size();
            }
        }
        assertThat(held).isGreaterThan(3);
    }

    @Test
    void a_record_is_read() {
        assertThat(read(RIGHT)).hasSize(1);
        assertThat(read("{}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "kind: WANTED; kind: BAD; records.records[0].kind",
                "action: ARREST; action: SEIZE_DOCUMENT; records.records[0].reference",
                "surname: NIEMAND,; ; records.records[0].person.surname",
                "kind: WANTED; kind: LOST_STOLEN_INVALID_DOCUMENT; records.records[0]",
                "2026-01-01; 2026-02-31; records.records[0].registeredOn",
                "reference: R-1; reference: 'R 1'; records.records[0]",
                "registeredOn; registredOn; records.records[0].registredOn"
            })
    void a_wrong_record_is_named_by_its_place(String right, String wrong, String place) {
        String yaml = RIGHT.replace(right, wrong == null ? "" : wrong);
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(place);
    }

    @Test
    void a_reference_that_is_in_use_is_refused() {
        RegisterPair pair = new RegisterPair();
        pair.load("one", RIGHT);
        pair.load("one", RIGHT);
        assertThatThrownBy(() -> pair.load("two", RIGHT))
                .hasMessageContaining("in use by scenario one");
    }

    @Test
    void properties_have_the_documented_names_and_defaults() {
        Oin gateway = new Oin("00000099000000000100");
        PropertiesContract.assertDefaults(
                new RegisterSimulatorProperties(
                        Path.of("config/simulators"),
                        gateway,
                        Map.of("national-register", new Instance(null, null, null))));
        PropertiesContract.assertNames(
                Map.of(
                        "data", "elsewhere",
                        "gateway-oin", "00000099000000000200",
                        "registers.municipal-register.tls", "simulator-spare",
                        "registers.municipal-register.signing", "spare-signing",
                        "registers.municipal-register.file", "town.yaml"),
                new RegisterSimulatorProperties(
                        Path.of("elsewhere"),
                        new Oin("00000099000000000200"),
                        Map.of(
                                "municipal-register",
                                new Instance(
                                        "simulator-spare",
                                        "spare-signing",
                                        Path.of("town.yaml")))));
    }

    private List<StoredRecord> read(String yaml) {
        return records.read(new YAMLMapper().readTree(yaml));
    }
}
