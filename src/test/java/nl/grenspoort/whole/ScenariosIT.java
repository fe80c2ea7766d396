package nl.grenspoort.whole;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** The demo as a newcomer runs it, and every scenario that ships against it. */
class ScenariosIT {
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
        new DemoCommand(folder, gateway, systems).everyScenarioHolds();
    }

    @Test
    void afterwards_the_log_is_whole_and_shows_both_sides_of_a_check() throws Exception {
        String check = open();
        DemoCommand.Ran shown = command("log", "show", check);
        assertThat(shown.out())
                .contains("KIOSK-API")
                .contains("SIS")
                .contains("EES")
                .contains("NATIONAL-REGISTER")
                .contains("34(1)(a)");
        DemoCommand.Ran verified = command("log", "verify");
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

    private static DemoCommand.Ran command(String... words)
            throws IOException, InterruptedException {
        return new DemoCommand(folder, gateway, systems).run(words);
    }
}
