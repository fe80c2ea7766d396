package nl.grenspoort.cli;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/**
 * What the lane of a scenario can capture. Images are built in: grey specks, for until biometrics
 * are compared only their presence and what the device says of them counts.
 */
final class SpecimenCaptures {
    private static final String DEVICE = "Grenspoort specimen 1.0";

    private static final String JPEG =
            "/9j/4AAQSkZJRgABAgAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcp"
                    + "LDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAAIAAgBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgED"
                    + "AwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RF"
                    + "RkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJ"
                    + "ytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/APn+v//Z";
    private static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAAAAADhZOFXAAAADElEQVR4XmNgoA4AAABIAAHXfanPAAAAAElFTkSuQmCC";

    private final JsonNode captures;

    /**
     * @param captures the file's {@code captures}; null for a bona fide face and nothing else
     */
    SpecimenCaptures(@Nullable JsonNode captures) {
        this.captures =
                captures == null
                        ? Json.MAPPER.createObjectNode().set("face", Json.MAPPER.createObjectNode())
                        : captures;
    }

    /**
     * Body for {@code PUT .../captures/<kind>}; empty when the lane can't capture it.
     *
     * @param kind as the instruction names it: {@code FACE}
     */
    Optional<JsonNode> of(String kind) {
        return switch (kind) {
            case "FACE" -> Optional.ofNullable(captures.get("face")).map(SpecimenCaptures::face);
            case "FINGERS" ->
                    Optional.ofNullable(captures.get("fingers")).map(SpecimenCaptures::fingers);
            case "ANSWERS" ->
                    Optional.ofNullable(captures.get("answers"))
                            .map(it -> Json.MAPPER.createObjectNode().set("answers", it));
            default -> Optional.empty();
        };
    }

    private static JsonNode face(JsonNode face) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        image(body, JPEG, "image/jpeg", face, "BONA_FIDE");
        return body;
    }

    private static JsonNode fingers(JsonNode fingers) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        ArrayNode all = body.putArray("fingers");
        for (JsonNode finger : fingers) {
            ObjectNode one = all.addObject();
            one.set("position", finger.path("position"));
            if (finger.has("absence")) {
                one.set("absence", finger.path("absence"));
                device(one, finger, "NOT_TESTED");
            } else {
                image(one, PNG, "image/png", finger, "NOT_TESTED");
            }
        }
        return body;
    }

    private static void image(
            ObjectNode body, String image, String mediaType, JsonNode given, String attack) {
        body.put("image", image).put("mediaType", mediaType);
        body.put("quality", given.path("quality").asInt(80));
        device(body, given, attack);
    }

    private static void device(ObjectNode body, JsonNode given, String attack) {
        body.put("device", DEVICE);
        body.put(
                "presentationAttack",
                requireNonNull(given.path("presentationAttack").asString(attack)));
    }
}
