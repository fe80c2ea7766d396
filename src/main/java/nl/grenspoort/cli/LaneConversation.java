package nl.grenspoort.cli;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.Lane;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Talks to the gateway as the scenario's kiosk, gate or desk would, until the last instruction. */
final class LaneConversation {
    private static final String CHECKS = "/v1/border-checks";
    private static final Set<String> LAST = Set.of("OPEN", "GO_TO_DESK", "TRY_AGAIN");

    private final Peer gateway;
    private final Scenario scenario;
    private final SpecimenCaptures captures;
    private final Duration patience;
    private final LaneTranscript transcript = new LaneTranscript();
    private final Set<String> given = new HashSet<>();
    private boolean completed;

    /**
     * @param gateway reached with the lane's certificate
     * @param patience after which the lane gives up
     */
    LaneConversation(Peer gateway, Scenario scenario, Duration patience) {
        this.gateway = requireNonNull(gateway, "gateway");
        this.scenario = requireNonNull(scenario, "scenario");
        this.captures = new SpecimenCaptures(scenario.captures());
        this.patience = requireNonNull(patience, "patience");
    }

    /** What was said so far, also when the conversation broke off. */
    LaneTranscript transcript() {
        return transcript;
    }

    /**
     * Holds the conversation.
     *
     * @param documents as the reader hands them over
     * @throws ScenarioFailedException when it can't be brought to an end
     */
    void hold(JsonNode documents) {
        long end = System.nanoTime() + patience.toNanos();
        JsonNode instruction = open(documents).path("instruction");
        String kind = Json.text(instruction.path("kind"));
        while (!LAST.contains(kind)) {
            if (System.nanoTime() > end) {
                throw new ScenarioFailedException(
                        "the check did not end within %d s; last instruction %s"
                                .formatted(patience.toSeconds(), kind));
            }
            instruction = follow(kind, instruction).path("instruction");
            kind = Json.text(instruction.path("kind"));
        }
        transcript.concluded(kind);
    }

    /** Reports what the traveller did after the last instruction. */
    void passage(String passage) {
        send("POST", own() + "/passage", Map.of("passage", passage));
    }

    private JsonNode open(JsonNode documents) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("direction", scenario.direction()).put("capacity", scenario.capacity());
        if (scenario.conveyance() != null) {
            body.set("conveyance", scenario.conveyance());
        }
        body.set("documents", documents);
        if (scenario.observations() != null) {
            body.set("observations", scenario.observations());
        }
        Map<String, String> headers = headers();
        headers.put("Idempotency-Key", UUID.randomUUID().toString());
        headers.put("Sandbox-Time", scenario.clock());
        HttpAnswer answer = gateway.send("POST", CHECKS, headers, body);
        transcript.add(answer);
        JsonNode opened = answer.require(201).json();
        transcript.opened(uuid(Json.text(opened.path("id"))));
        return opened;
    }

    private static String uuid(String id) {
        try {
            return UUID.fromString(id).toString();
        } catch (IllegalArgumentException e) {
            throw new ScenarioFailedException(
                    "POST " + CHECKS + " was answered without the check's id", e);
        }
    }

    private JsonNode follow(String kind, JsonNode instruction) {
        return switch (kind) {
            case "CAPTURE" -> capture(Json.texts(instruction.path("captures")));
            case "WAIT" -> await();
            default ->
                    throw new ScenarioFailedException(
                            "the gateway gave an instruction the contract doesn't know: '%s'"
                                    .formatted(kind));
        };
    }

    /** One capture at a time, as a kiosk does; what can't be had is reported by completing. */
    private JsonNode capture(List<String> asked) {
        transcript.asked(asked);
        for (String kind : asked) {
            Optional<JsonNode> body = captures.of(kind);
            if (body.isPresent() && given.add(kind)) {
                String path = own() + "/captures/" + kind.toLowerCase(java.util.Locale.ROOT);
                return send("PUT", path, body.get());
            }
        }
        if (completed) {
            throw new ScenarioFailedException(
                    "the lane is asked to capture %s after it said that no more comes"
                            .formatted(asked));
        }
        completed = true;
        return send("POST", own() + "/_complete", null);
    }

    private JsonNode await() {
        Map<String, String> headers = headers();
        headers.put("Prefer", "wait=5");
        HttpAnswer answer = gateway.send("GET", own(), headers, null);
        transcript.add(answer);
        return answer.require(200).json();
    }

    private JsonNode send(String method, String path, @Nullable Object body) {
        HttpAnswer answer = gateway.send(method, path, headers(), body);
        transcript.add(answer);
        return answer.require(200).json();
    }

    private String own() {
        return CHECKS + "/" + transcript.checkId();
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        Lane lane = scenario.lane();
        if (lane.guarded()) {
            headers.put("Officer-Number", scenario.officer());
        }
        return headers;
    }
}
