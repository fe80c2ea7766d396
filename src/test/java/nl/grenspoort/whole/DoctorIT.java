package nl.grenspoort.whole;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** The doctor at a whole demo that runs, at one whose database died, and at one that was killed. */
class DoctorIT {
    @TempDir Path folder;

    @Test
    void a_demo_is_well_and_what_dies_is_named() throws Exception {
        String[] systems = DemoSystems.onFreePorts().settings().toArray(String[]::new);
        List<String> settings;
        try (GatewayProcess demo = GatewayProcess.demo(folder, systems)) {
            settings = demo.settings();
            Ran well = doctor(settings);
            assertThat(well.wrong()).isEmpty();
            assertThat(well.code).isZero();
            assertThat(well.verdict("tls.weak-suites")).containsOnly("OK");
            assertThat(well.verdict("tls.rating")).hasSize(7).containsOnly("OK");
            assertThat(well.verdict("wsdl.openapi")).containsOnly("OK");
            assertThat(well.verdict("wsdl.desk")).containsOnly("OK");
            assertThat(well.verdict("database.durability")).containsOnly("OK");
            assertThat(well.verdict("log.write")).containsOnly("OK");
            assertThat(well.verdict("systems.simulated")).hasSize(6).containsOnly("OK");

            demo.kill();
            Ran dead = doctor(settings);
            assertThat(dead.code).isEqualTo(1);
            assertThat(dead.wrong())
                    .anySatisfy(line -> assertThat(line).startsWith("tls.listen nobody-listens"))
                    .anySatisfy(
                            line -> assertThat(line).startsWith("systems.connect no-connection"));
            demo.startAgain();
        }
        Ran stopped = doctor(settings);
        assertThat(stopped.wrong())
                .anySatisfy(line -> assertThat(line).startsWith("database.reach unreachable"));
    }

    private Ran doctor(List<String> settings) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", "grenspoort", "doctor", "--json"));
        // this machine may be busy
        command.add("--timeout=PT20S");
        command.addAll(settings);
        Path out = folder.resolve("doctor.json");
        Path err = folder.resolve("doctor.err");
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
        int code = process.waitFor();
        String said = Files.readString(out, StandardCharsets.UTF_8);
        assertThat(said).as(Files.readString(err)).startsWith("{");
        return new Ran(code, JsonMapper.shared().readTree(said));
    }

    private record Ran(int code, JsonNode report) {
        List<String> wrong() {
            return StreamSupport.stream(report.path("checks").spliterator(), false)
                    .filter(it -> it.has("ailment"))
                    .map(
                            it ->
                                    "%s %s %s: %s"
                                            .formatted(
                                                    it.path("id").asString(),
                                                    it.path("ailment").asString(),
                                                    it.path("subject").asString(),
                                                    it.path("found").asString()))
                    .toList();
        }

        List<String> verdict(String id) {
            return StreamSupport.stream(report.path("checks").spliterator(), false)
                    .filter(it -> it.path("id").asString().equals(id))
                    .map(it -> it.path("verdict").asString())
                    .toList();
        }
    }
}
