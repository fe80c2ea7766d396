package nl.grenspoort.whole;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.document.MrzFields;
import nl.grenspoort.document.MrzFormat;
import nl.grenspoort.document.MrzWriter;
import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.PartialDate;
import nl.grenspoort.identity.Sex;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;

/**
 * Travellers about whom the simulated systems fail in ways drawn by chance, each traveller always
 * in the same ways. Every mode of the scenario schema is drawn, also one that was added yesterday.
 */
final class RandomFaults {
    private static final List<String> NATIONALITIES = List.of("D", "NLD", "USA", "KEN", "JPN");

    /** Of each question, how many in a hundred fail. */
    private static final int FAIL = 20;

    private static final int BUSY = 503;
    private static final int MOST_REPEATS = 50;

    /** Numbers from here on have no faults. */
    private static final int NONE = 900_000;

    /** Modes that take a delay, and one that is longer or shorter than the deadline of the test. */
    private static final Map<String, String> DELAYS =
            Map.of("DELAY", "50ms", "DRIBBLE", "300ms", "LATE", "2500ms");

    private final GatewayProcess gateway;
    private final DemoSystems systems;
    private final List<Traveller> travellers;
    private final HttpClient client;

    /**
     * @param faults by system, mode; a system that is left out works
     */
    record Traveller(String id, List<String> mrz, Map<String, String> faults) {}

    /**
     * What came of a check.
     *
     * @param content the case, as the desk sees it
     */
    record Ended(String id, Traveller traveller, String instruction, JsonNode content) {}

    RandomFaults(GatewayProcess gateway, DemoSystems systems, int travellers, Random random)
            throws IOException {
        this.gateway = gateway;
        this.systems = systems;
        this.travellers = new ArrayList<>();
        this.client = gateway.client("desk-ams-01");
        List<String> modes = modes();
        for (int i = 0; i < travellers; i++) {
            this.travellers.add(traveller(i, modes, random));
        }
    }

    /** As integrators may write them. */
    private static List<String> modes() throws IOException {
        try (InputStream schema =
                RandomFaults.class.getResourceAsStream(
                        "/contracts/scenario/scenario.schema.json")) {
            List<String> modes = new ArrayList<>();
            JsonMapper.shared()
                    .readTree(Objects.requireNonNull(schema))
                    .at("/$defs/fault/properties/mode/enum")
                    .forEach(mode -> modes.add(mode.asString()));
            assertThat(modes).hasSizeGreaterThan(6);
            return modes;
        }
    }

    /** One of each nationality, about whom nothing fails. */
    static List<Traveller> withoutFaults() {
        List<Traveller> travellers = new ArrayList<>();
        for (String nationality : NATIONALITIES) {
            travellers.add(
                    traveller(
                            "none-" + nationality,
                            NONE + travellers.size(),
                            nationality,
                            Map.of()));
        }
        return travellers;
    }

    private Traveller traveller(int number, List<String> modes, Random random) {
        Map<String, String> faults = new HashMap<>();
        for (String system : systems.addresses().keySet().stream().sorted().toList()) {
            if (random.nextInt(100) < FAIL) {
                faults.put(system, modes.get(random.nextInt(modes.size())));
            }
        }
        String nationality = NATIONALITIES.get(random.nextInt(NATIONALITIES.size()));
        return traveller("faults-" + number, number, nationality, faults);
    }

    private static Traveller traveller(
            String id, int number, String nationality, Map<String, String> faults) {
        MrzFields fields =
                new MrzFields(
                        MrzFormat.TD3,
                        "P",
                        new CountryCode("UTO"),
                        "FAULTLESS",
                        "EVEN " + (char) ('A' + number % 26),
                        "XF%06d".formatted(number),
                        new CountryCode(nationality),
                        new PartialDate(1980, 1 + number % 12, 1 + number % 28),
                        Sex.FEMALE,
                        LocalDate.of(2032, 4, 15),
                        "");
        return new Traveller(id, MrzWriter.write(fields), Map.copyOf(faults));
    }

    List<Traveller> travellers() {
        return List.copyOf(travellers);
    }

    /** Tells every simulated system how it is to fail about each traveller. */
    void load() throws IOException, InterruptedException {
        for (Traveller traveller : travellers) {
            for (Map.Entry<String, URI> system : systems.addresses().entrySet()) {
                ObjectNode body = JsonMapper.shared().createObjectNode();
                body.putObject("records")
                        .putArray("travellers")
                        .add(traveller.mrz().get(1).substring(0, 8));
                String mode = traveller.faults().get(system.getKey());
                if (mode != null) {
                    ObjectNode fault = body.putObject("fault").put("mode", mode);
                    if (DELAYS.containsKey(mode)) {
                        fault.put("delay", DELAYS.get(mode));
                    }
                }
                HttpRequest request =
                        HttpRequest.newBuilder(
                                        system.getValue()
                                                .resolve("/_simulator/scenarios/" + traveller.id()))
                                .header(
                                        "Authorization",
                                        "Bearer " + gateway.trust().secret("simulator-admin"))
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString(body.toString()))
                                .build();
                HttpResponse<String> answer = simulators().send(request, STRING);
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
            }
        }
    }

    private static final HttpResponse.BodyHandler<String> STRING =
            HttpResponse.BodyHandlers.ofString();

    /** A simulator knows the gateway's certificate: its sandbox is the one the gateway asks in. */
    private HttpClient simulators() {
        return admin == null ? (admin = gateway.client("gateway-client")) : admin;
    }

    private @Nullable HttpClient admin;

    /** One check at the desk, from opening to its last word; sometimes opened twice (law 7). */
    Ended check(Traveller traveller, boolean entry, boolean twice)
            throws IOException, InterruptedException {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("direction", entry ? "ENTRY" : "EXIT").put("capacity", "PASSENGER");
        ObjectNode document = body.putArray("documents").addObject().put("kind", "PASSPORT");
        traveller.mrz().forEach(document.putArray("mrz")::add);
        String key = UUID.randomUUID().toString();
        HttpResponse<String> opened = send("POST", "/v1/border-checks", key, body.toString());
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        String id = JsonMapper.shared().readTree(opened.body()).get("id").asString();
        if (twice) {
            HttpResponse<String> again = send("POST", "/v1/border-checks", key, body.toString());
            assertThat(JsonMapper.shared().readTree(again.body()).get("id").asString())
                    .as("the same key is the same check")
                    .isEqualTo(id);
        }
        String path = "/v1/border-checks/" + id;
        JsonNode last;
        do {
            HttpResponse<String> seen = send("GET", path, null, null);
            assertThat(seen.statusCode()).as(seen.body()).isEqualTo(200);
            last = JsonMapper.shared().readTree(seen.body());
        } while (last.at("/instruction/kind").asString().equals("WAIT"));
        return new Ended(id, traveller, last.at("/instruction/kind").asString(), last.path("case"));
    }

    private HttpResponse<String> send(
            String method, String path, @Nullable String key, @Nullable String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(gateway.address().resolve(path))
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json")
                        .header("Officer-Number", "M2001")
                        .header("Prefer", "wait=10");
        if (key != null) {
            request.header("Idempotency-Key", key);
            request.header("Sandbox-Time", "2026-11-23T10:00:00Z");
        }
        HttpResponse<String> answer = client.send(request.build(), STRING);
        for (int again = 0; answer.statusCode() == BUSY && again < MOST_REPEATS; again++) {
            // as a terminal does; the key makes it the same check
            Thread.sleep(200);
            answer = client.send(request.build(), STRING);
        }
        return answer;
    }
}
