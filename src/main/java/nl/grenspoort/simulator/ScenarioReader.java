package nl.grenspoort.simulator;

import nl.grenspoort.identity.DocumentNumber;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads {@code {"records": …, "fault": {"mode": "DELAY", "delay": "3s"}}}. Whatever is wrong is
 * refused with its place; a field nobody knows is wrong.
 */
final class ScenarioReader {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private ScenarioReader() {}

    static Scenario read(String id, byte[] body) {
        JsonNode root = object(tree(body), "");
        onlyFields(root, "", Set.of("records", "fault"));
        JsonNode records = root.get("records");
        Set<String> travellers =
                records == null ? Set.of() : travellers(object(records, "/records"));
        SimulatedFault fault = root.hasNonNull("fault") ? fault(root.get("fault")) : null;
        if (fault != null && travellers.isEmpty() && !id.equals(Scenario.EVERYTHING)) {
            throw wrong(
                    "/records/travellers",
                    "a fault needs the document numbers it is for; only the scenario * has none");
        }
        return new Scenario(id, records, travellers, fault);
    }

    private static JsonNode tree(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            TokenStreamLocation place = e.getLocation();
            throw wrong(
                    "",
                    place == null
                            ? "this is not JSON"
                            : "this is not JSON at line %d, column %d"
                                    .formatted(place.getLineNr(), place.getColumnNr()));
        }
    }

    private static Set<String> travellers(JsonNode records) {
        JsonNode list = records.get("travellers");
        if (list == null) {
            return Set.of();
        }
        if (!list.isArray()) {
            throw wrong("/records/travellers", "this must be a list of document numbers");
        }
        Set<String> numbers = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            String place = "/records/travellers/" + i;
            try {
                numbers.add(new DocumentNumber(text(list.get(i), place)).value());
            } catch (IllegalArgumentException e) {
                throw wrong(place, String.valueOf(e.getMessage()));
            }
        }
        return numbers;
    }

    private static SimulatedFault fault(JsonNode node) {
        onlyFields(object(node, "/fault"), "/fault", Set.of("mode", "delay"));
        FaultMode mode = mode(text(node.get("mode"), "/fault/mode"));
        try {
            return new SimulatedFault(mode, delay(mode, node.get("delay")));
        } catch (IllegalArgumentException e) {
            throw wrong("/fault/delay", String.valueOf(e.getMessage()));
        }
    }

    private static FaultMode mode(String name) {
        return Arrays.stream(FaultMode.values())
                .filter(mode -> mode.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                wrong(
                                        "/fault/mode",
                                        "must be one of " + Arrays.toString(FaultMode.values())));
    }

    private static Duration delay(FaultMode mode, @Nullable JsonNode node) {
        if (node == null) {
            return Objects.requireNonNullElse(mode.usualDelay(), Duration.ZERO);
        }
        try {
            return DurationStyle.detectAndParse(text(node, "/fault/delay"));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw wrong("/fault/delay", "must be a duration like 3s, 500ms or PT3S");
        }
    }

    private static JsonNode object(@Nullable JsonNode node, String place) {
        if (node == null || !node.isObject()) {
            throw wrong(place, "this must be an object");
        }
        return node;
    }

    private static String text(@Nullable JsonNode node, String place) {
        if (node == null || !node.isString()) {
            throw wrong(place, "this must be text");
        }
        return node.stringValue();
    }

    private static void onlyFields(JsonNode object, String place, Set<String> known) {
        for (String name : object.propertyNames()) {
            if (!known.contains(name)) {
                throw wrong(
                        place + "/" + name.replace("~", "~0").replace("/", "~1"),
                        "this field is not known; known are " + new TreeSet<>(known));
            }
        }
    }

    private static RefusedCallException wrong(String place, String detail) {
        return RefusedCallException.notUnderstood(place, detail);
    }
}
