package nl.grenspoort.whole;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The launcher's commands against a demo that runs on ports of its own.
 *
 * @param folder where that demo keeps keys, data and log
 */
record DemoCommand(Path folder, GatewayProcess gateway, DemoSystems systems) {
    /**
     * A scenario that waits for what is not built yet fails nothing; one that no longer has to
     * does.
     */
    private static final List<String> GOOD = List.of("PASSED", "WAITS");

    /** What it wrote on standard output, and its exit code. */
    record Ran(int code, String out) {}

    Ran run(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", "grenspoort"));
        command.addAll(Arrays.asList(words));
        command.addAll(List.of("--certs", folder.toAbsolutePath().resolve("certs").toString()));
        if (words[0].equals("log")) {
            command.addAll(List.of("--url", log()));
        } else {
            command.addAll(List.of("--gateway", gateway.address().toString()));
            command.addAll(systems.arguments());
        }
        Process process =
                new ProcessBuilder(command)
                        .redirectError(folder.resolve("command.err").toFile())
                        .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), out);
    }

    private String log() {
        return "jdbc:postgresql://127.0.0.1:" + gateway.databasePort() + "/grenspoort";
    }

    /** Plays every scenario that ships, and compares the logs too. */
    void everyScenarioHolds() throws IOException, InterruptedException {
        Ran ran =
                run(
                        "scenario",
                        "run",
                        "--all",
                        "--json",
                        "--log-url",
                        log(),
                        "--ordinary-log",
                        folder.resolve("gateway.log").toString());
        JsonNode results = JsonMapper.shared().readTree(ran.out());
        List<String> failed = new ArrayList<>();
        for (JsonNode result : results) {
            if (!GOOD.contains(result.get("outcome").asString())) {
                failed.add(result.get("scenario") + ": " + result.get("problems"));
            }
        }
        assertThat(failed).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(results.size()).isGreaterThan(60);
    }
}
