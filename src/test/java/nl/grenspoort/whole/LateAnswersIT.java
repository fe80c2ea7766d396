package nl.grenspoort.whole;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The demo as it runs, with a system that answers after its deadline: what the desk sees while it
 * is waited for, when it is given up, and when it answers after all.
 */
class LateAnswersIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String FACE =
            """
            {"image": "/9j/4AAQSkZJRg==", "mediaType": "image/jpeg", "quality": 80, "device": "test 1",
             "presentationAttack": "BONA_FIDE"}
            """;

    @TempDir static Path folder;

    private static DemoSystems systems;
    private static GatewayProcess gateway;
    private static HttpClient desk;
    private static HttpClient kiosk;
    private static HttpClient simulators;
    private static final List<RandomFaults.Traveller> TRAVELLERS = RandomFaults.withoutFaults();

    @BeforeAll
    static void start() throws Exception {
        systems = DemoSystems.onFreePorts();
        List<String> settings = new ArrayList<>(systems.settings());
        settings.addAll(systems.each("deadline", "3s"));
        settings.addAll(
                List.of(
                        "--grenspoort.casework.consultation-deadline=3500ms",
                        "--grenspoort.casework.fan-out-timeout=3700ms",
                        "--grenspoort.partial-results.after=50ms",
                        "--grenspoort.trust.signing-key-bits=2048"));
        gateway = GatewayProcess.demo(folder.toAbsolutePath(), settings.toArray(String[]::new));
        desk = gateway.client("desk-ams-01");
        kiosk = gateway.client("kiosk-ams-01");
        simulators = gateway.client("gateway-client");
    }

    @AfterAll
    static void stop() throws InterruptedException {
        gateway.close();
    }

    /** SIS has a hit about this traveller and says so three seconds too late. */
    @Test
    void a_late_hit_sends_to_the_second_line_whoever_was_in_doubt() throws Exception {
        RandomFaults.Traveller traveller = TRAVELLERS.getFirst();
        systems("SIS", traveller, HIT.formatted(number(traveller)), "6s");
        String id = open(desk, traveller);

        JsonNode asked = until(id, seen -> status(seen, "EES-OR-REGISTER").equals("answered"));
        assertThat(asked.path("case").path("partial").asBoolean(false)).isTrue();
        assertThat(asked.path("case").has("advice")).isFalse();
        assertThat(status(asked, "SIS")).isEqualTo("PENDING");
        assertThat(asked.path("case").path("documents")).isNotEmpty();
        assertThat(findings(asked)).doesNotContain("source.no-answer");

        JsonNode doubted = until(id, seen -> seen.path("case").has("advice"));
        assertThat(doubted.at("/case/advice").asString()).isEqualTo("INCONCLUSIVE");
        assertThat(doubted.at("/case").has("partial")).isFalse();
        assertThat(status(doubted, "SIS")).isEqualTo("TIMED_OUT");
        assertThat(doubted.at("/instruction/kind").asString()).isEqualTo("GO_TO_DESK");

        JsonNode reopened = until(id, seen -> findings(seen).contains("advice.reopened"));
        assertThat(reopened.at("/case/advice").asString()).isEqualTo("SECOND_LINE");
        assertThat(status(reopened, "SIS")).isEqualTo("DATA");
        assertThat(findings(reopened))
                .contains("sis.alert.arrest", "source.answered-late")
                .doesNotContain("source.no-answer");
        assertThat(advices(id)).containsExactly("INCONCLUSIVE -", "SECOND_LINE 1");
    }

    @Test
    void a_late_nothing_admits_at_the_desk_and_the_kiosk_keeps_its_word() throws Exception {
        RandomFaults.Traveller traveller = TRAVELLERS.get(1);
        systems("SIS", traveller, "{}", "6s");
        String id = open(kiosk, traveller);
        HttpResponse<String> captured =
                send(kiosk, "PUT", "/v1/border-checks/" + id + "/face", null, FACE);
        assertThat(captured.statusCode()).as(captured.body()).isEqualTo(200);
        JsonNode told = until(kiosk, id, seen -> kind(seen).equals("GO_TO_DESK"));
        assertThat(told.has("case")).isFalse();

        JsonNode reopened = until(id, seen -> findings(seen).contains("advice.reopened"));
        assertThat(reopened.at("/case/advice").asString()).isEqualTo("ADMIT_CANDIDATE");
        assertThat(kind(reopened)).isEqualTo("GO_TO_DESK");
        assertThat(until(kiosk, id, _ -> true)).as("law 3").isEqualTo(told);
        assertThat(advices(id)).containsExactly("INCONCLUSIVE -", "ADMIT_CANDIDATE 1");
    }

    private static final String HIT =
            """
            {"alerts": [{"category": "ARREST", "document": "%s"}]}
            """;

    private static String number(RandomFaults.Traveller traveller) {
        return traveller.mrz().get(1).substring(0, 8);
    }

    private static void systems(
            String slow, RandomFaults.Traveller traveller, String records, String delay)
            throws IOException, InterruptedException {
        for (Map.Entry<String, URI> system : systems.addresses().entrySet()) {
            ObjectNode body = JsonMapper.shared().createObjectNode();
            ObjectNode held = body.putObject("records");
            if (system.getKey().equals(slow)) {
                held.setAll((ObjectNode) JsonMapper.shared().readTree(records));
                body.putObject("fault").put("mode", "LATE").put("delay", delay);
            }
            held.putArray("travellers").add(number(traveller));
            HttpResponse<String> answer =
                    simulators.send(
                            HttpRequest.newBuilder(
                                            system.getValue()
                                                    .resolve(
                                                            "/_simulator/scenarios/late-"
                                                                    + traveller.id()))
                                    .header(
                                            "Authorization",
                                            "Bearer "
                                                    + gateway.trust().secret("simulator-admin"))
                                    .header("Content-Type", "application/json")
                                    .PUT(BodyPublishers.ofString(body.toString()))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        }
    }
}
