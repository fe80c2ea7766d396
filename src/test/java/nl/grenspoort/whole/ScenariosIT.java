package nl.grenspoort.whole;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The demo as a newcomer runs it, and every scenario that ships against it. */
class ScenariosIT {
    /**
     * A scenario that waits for what is not built yet fails nothing; one that no longer has to
     * does.
     */
    private static final List<String> GOOD = List.of("PASSED", "WAITS");

    @TempDir static Path folder;

    private static GatewayProcess gateway;
    private static DemoSystems systems;

    @BeforeAll
    static void start() throws Exception {
        systems = DemoSystems.onFreePorts();
        gateway =
                GatewayProcess.demo(
                        folder.toAbsolutePath(), systems.settings().toArray(String[]::new));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        gateway.close();
    }

    @Test
    void every_scenario_holds() throws Exception {
        Ran ran =
                command(
                        "scenario",
                        "run",
                        "--all",
                        "--json",
                        "--log-url",
                        "jdbc:postgresql://127.0.0.1:" + gateway.databasePort() + "/grenspoort",
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
        assertThat(results.size()).isGreaterThan(28);
    }

    @Test
    void afterwards_the_log_is_whole_and_shows_both_sides_of_a_check() throws Exception {
        String check = open();
        Ran shown = command("log", "show", check);
        assertThat(shown.out())
                .contains("KIOSK-API")
                .contains("SIS")
                .contains("EES")
                .contains("NATIONAL-REGISTER")
                .contains("34(1)(a)");
        Ran verified = command("log", "verify");
        assertThat(verified.code()).isZero();
        assertThat(verified.out()).contains("The log is whole");
    }

    @Test
    void no_name_and_no_number_of_a_traveller_reaches_the_ordinary_log() throws Exception {
        command("check", "send", "config/scenarios/19-discreet-check-kiosk.yaml");
        open();
        assertThat(Files.readString(folder.resolve("gateway.log")))
                .doesNotContainIgnoringCase("ERIKSSON")
                .doesNotContain("L898902C")
                .doesNotContainIgnoringCase("MOREAU")
                .doesNotContainIgnoringCase("discreet");
    }

    /** Opens a check and waits until every system was asked for it. */
    private static String open() throws IOException, InterruptedException {
        try (HttpClient client = gateway.client("kiosk-ams-01")) {
            HttpResponse<String> opened =
                    client.send(
                            HttpRequest.newBuilder(gateway.address().resolve("/v1/border-checks"))
                                    .header("Content-Type", "application/json")
                                    .header("Idempotency-Key", UUID.randomUUID().toString())
                                    .POST(HttpRequest.BodyPublishers.ofString(Specimen.OPEN))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(opened.statusCode()).isEqualTo(201);
            String path =
                    URI.create(opened.headers().firstValue("Location").orElseThrow()).getPath();
            post(client, path + "/_complete");
            HttpResponse<String> last;
            do {
                last =
                        client.send(
                                HttpRequest.newBuilder(gateway.address().resolve(path))
                                        .header("Prefer", "wait=10")
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
                assertThat(last.statusCode()).isEqualTo(200);
            } while (last.body().contains("\"WAIT\""));
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    private static void post(HttpClient client, String path)
            throws IOException, InterruptedException {
        int status =
                client.send(
                                HttpRequest.newBuilder(gateway.address().resolve(path))
                                        .POST(HttpRequest.BodyPublishers.noBody())
                                        .build(),
                                HttpResponse.BodyHandlers.discarding())
                        .statusCode();
        assertThat(status).isEqualTo(200);
    }

    private static Ran command(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", "grenspoort"));
        command.addAll(Arrays.asList(words));
        command.addAll(List.of("--certs", folder.toAbsolutePath().resolve("certs").toString()));
        if (words[0].equals("log")) {
            command.addAll(
                    List.of(
                            "--url",
                            "jdbc:postgresql://127.0.0.1:"
                                    + gateway.databasePort()
                                    + "/grenspoort"));
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

    private record Ran(int code, String out) {}
}
