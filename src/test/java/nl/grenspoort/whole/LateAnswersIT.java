package nl.grenspoort.whole;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
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
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The demo as it runs, with a system that answers after its deadline: what the desk sees while it
 * is waited for, when it is given up, and when it answers after all.
 */
class LateAnswersIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String FACE =
            """
            {"image": "/9j/4AAQSkZJRg==", "mediaType": "image/jpeg", "quality": 80, "device": "test 1",
             "presentationAttack": "BONA_FIDE"}
            """;

    /** Of whom the passport is known to SIS as that of a wanted person. */
    private static final String HIT =
            """
            {"alerts": [{"schengenId": "FRA-LATE-1", "issuingState": "FRA", "category": "ARREST",
              "subject": "PERSON", "actionToBeTaken": "ARREST",
              "persons": [{"surname": "FAULTLESS", "givenNames": "SOMEBODY", "birth": "1980-01-01", "sex": "F",
                "identityCategory": "CONFIRMED"}],
              "documents": [{"kind": "PASSPORT", "issuer": "UTO", "number": "%s"}]}]}
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
        // the first check of a new process is slower than a deadline allows
        String first = open(desk, TRAVELLERS.get(2));
        until(first, seen -> seen.path("case").has("advice"));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        gateway.close();
    }

    /** SIS has a hit about this traveller and says so three seconds too late. */
    @Test
    void a_late_hit_sends_to_the_second_line_whoever_was_in_doubt() throws Exception {
        RandomFaults.Traveller traveller = TRAVELLERS.getFirst();
        systems("SIS", traveller, HIT.formatted(number(traveller)));
        String id = open(desk, traveller);

        JsonNode asked = until(id, seen -> status(seen, "NATIONAL-REGISTER").equals("NO_DATA"));
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
        systems("SIS", traveller, "{}");
        String id = open(kiosk, traveller);
        HttpResponse<String> captured =
                send(kiosk, "PUT", "/v1/border-checks/" + id + "/captures/face", FACE);
        assertThat(captured.statusCode()).as(captured.body()).isEqualTo(200);
        JsonNode told = until(kiosk, id, seen -> kind(seen).equals("GO_TO_DESK"));
        assertThat(told.has("case")).isFalse();

        JsonNode reopened = until(id, seen -> findings(seen).contains("advice.reopened"));
        assertThat(reopened.at("/case/advice").asString()).isEqualTo("ADMIT_CANDIDATE");
        assertThat(kind(reopened)).isEqualTo("GO_TO_DESK");
        assertThat(until(kiosk, id, _ -> true)).as("law 3").isEqualTo(told);
        assertThat(advices(id)).containsExactly("INCONCLUSIVE -", "ADMIT_CANDIDATE 1");
    }

    private static String number(RandomFaults.Traveller traveller) {
        return traveller.mrz().get(1).substring(0, 8);
    }

    /** All of them know the traveller's number, and one answers three seconds too late. */
    private static void systems(String slow, RandomFaults.Traveller traveller, String records)
            throws IOException, InterruptedException {
        for (Map.Entry<String, URI> system : systems.addresses().entrySet()) {
            ObjectNode body = JsonMapper.shared().createObjectNode();
            ObjectNode held = body.putObject("records");
            if (system.getKey().equals(slow)) {
                held.setAll((ObjectNode) JsonMapper.shared().readTree(records));
                body.putObject("fault").put("mode", "LATE").put("delay", "6s");
            }
            held.putArray("travellers").add(number(traveller));
            HttpRequest request =
                    HttpRequest.newBuilder(
                                    system.getValue()
                                            .resolve(
                                                    "/_simulator/scenarios/" + scenario(traveller)))
                            .header(
                                    "Authorization",
                                    "Bearer " + gateway.trust().secret("simulator-admin"))
                            .header("Content-Type", "application/json")
                            .PUT(BodyPublishers.ofString(body.toString()))
                            .build();
            HttpResponse<String> answer = simulators.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        }
    }

    private static String scenario(RandomFaults.Traveller traveller) {
        return "late-" + number(traveller).toLowerCase(Locale.ROOT);
    }

    private static String open(HttpClient terminal, RandomFaults.Traveller traveller)
            throws IOException, InterruptedException {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("direction", "ENTRY").put("capacity", "PASSENGER");
        ObjectNode document = body.putArray("documents").addObject().put("kind", "PASSPORT");
        traveller.mrz().forEach(document.putArray("mrz")::add);
        HttpResponse<String> opened = send(terminal, "POST", "/v1/border-checks", body.toString());
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        return JsonMapper.shared().readTree(opened.body()).get("id").asString();
    }

    /** What the desk reads, as soon as it is so. */
    private static JsonNode until(String id, Predicate<JsonNode> so) throws Exception {
        return until(desk, id, so);
    }

    private static JsonNode until(HttpClient terminal, String id, Predicate<JsonNode> so)
            throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            HttpResponse<String> answer = send(terminal, "GET", "/v1/border-checks/" + id, null);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            JsonNode seen = JsonMapper.shared().readTree(answer.body());
            if (so.test(seen)) {
                return seen;
            }
            assertThat(Instant.now()).as(answer.body()).isBefore(end);
            Thread.sleep(50);
        }
    }

    private static HttpResponse<String> send(
            HttpClient terminal, String method, String path, @Nullable String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(gateway.address().resolve(path))
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json");
        if (terminal == desk) {
            request.header("Officer-Number", "M2001");
        }
        if (method.equals("POST")) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
            request.header("Sandbox-Time", "2026-11-23T10:00:00Z");
        }
        return terminal.send(request.build(), BodyHandlers.ofString());
    }

    private static String kind(JsonNode seen) {
        return seen.at("/instruction/kind").asString();
    }

    private static String status(JsonNode seen, String system) {
        for (JsonNode answer : seen.at("/case/answers")) {
            if (answer.path("system").asString().equals(system)) {
                return answer.path("status").asString();
            }
        }
        return "";
    }

    private static List<String> findings(JsonNode seen) {
        List<String> findings = new ArrayList<>();
        seen.at("/case/findings").forEach(one -> findings.add(one.path("key").asString()));
        return findings;
    }

    /** Result and revision, in the order of the log. */
    private static List<String> advices(String id) throws Exception {
        return Log.query(
                gateway,
                """
                select result || ' ' || coalesce(convert_from(entry, 'UTF8')::json -> 'details' ->> 'revision', '-')
                from log_entry where operation = 'advise' and check_id = '%s' order by leaf_index
                """
                        .formatted(id));
    }
}
