package nl.grenspoort.kiosk.exchange;

import nl.grenspoort.kiosk.input.Json;
import nl.grenspoort.messagelog.LogRecord.Body;
import nl.grenspoort.messagelog.LogRecord.Capture;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The copy of a request that the log may keep (law 10): biometrics never. What stays is on a list;
 * whatever is large, or stands where the contract has nothing, goes, so that a misplaced image goes
 * too.
 */
final class Redaction {
    /** Files of a chip that the verdict is replayed from: no portrait, no fingers, no address. */
    private static final Set<String> KEPT_FILES = Set.of("EF.COM", "EF.SOD", "DG1", "DG14", "DG15");

    private static final String OBSERVATIONS = "observations";

    /** What may be told of an observation: over REST it is the kind alone. */
    private static final List<String> HEAD_OF_OBSERVATION =
            List.of("officerNumber", "checkId", "kind");

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]{1,40}");
    private static final int LONGEST_TEXT = 256;
    private static final int LONGEST_FILE = 32 * 1024;
    private static final int LONGEST_NAME = 64;
    private static final int MOST_ITEMS = 64;
    private static final int LARGEST_COPY = 128 * 1024;

    private Redaction() {}

    /**
     * What is said to the log of a body.
     *
     * @param observation the body is one: of those the kind is kept, and nothing that was found out
     */
    static Body of(RequestBody.Whole body, String mediaType, boolean observation) {
        if (!(body.json() instanceof Json.Tree tree)) {
            return Body.metadata(mediaType, body.bytes());
        }
        JsonNode kept = observation ? observation(tree.root()) : copy(tree.root(), "", false);
        byte[] copy = JsonMapper.shared().writeValueAsBytes(kept);
        return copy.length > LARGEST_COPY
                ? Body.metadata(mediaType, body.bytes())
                : new Body(mediaType, body.bytes(), Capture.REDACTED, copy);
    }

    /**
     * @param name of the property that holds it
     * @param inChip it is a file of a chip
     */
    private static JsonNode copy(JsonNode node, String name, boolean inChip) {
        if (biometric(name, inChip)) {
            return redacted(node);
        }
        if (name.equals(OBSERVATIONS)) {
            return observations(node);
        }
        return switch (node) {
            case ObjectNode object -> object(object, name.equals("chip"));
            case ArrayNode array when array.size() <= MOST_ITEMS -> array(array);
            case ArrayNode array -> redacted(array);
            default -> node.isString() && tooLong(node, inChip) ? redacted(node) : node;
        };
    }

    private static JsonNode object(ObjectNode object, boolean chip) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        object.forEachEntry(
                (name, value) ->
                        copy.set(
                                name.length() <= LONGEST_NAME ? name : "redacted",
                                copy(value, name, chip)));
        return copy;
    }

    private static JsonNode array(ArrayNode array) {
        ArrayNode copy = JsonNodeFactory.instance.arrayNode();
        array.forEach(item -> copy.add(copy(item, "", false)));
        return copy;
    }

    private static JsonNode observations(JsonNode node) {
        if (!node.isArray() || node.size() > MOST_ITEMS) {
            return redacted(node);
        }
        ArrayNode copy = JsonNodeFactory.instance.arrayNode();
        node.forEach(one -> copy.add(observation(one)));
        return copy;
    }

    /** Its kind where the contract has it, and whose it is about; the rest is the case's. */
    private static JsonNode observation(JsonNode node) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        for (String name : HEAD_OF_OBSERVATION) {
            JsonNode value = node.get(name);
            if (value != null && value.isString() && WORD.matcher(value.stringValue()).matches()) {
                copy.set(name, value);
            }
        }
        return copy;
    }

    private static boolean biometric(String name, boolean inChip) {
        return (inChip && !KEPT_FILES.contains(name))
                || name.equalsIgnoreCase("image")
                || name.matches("(?i)DG[234]");
    }

    private static boolean tooLong(JsonNode text, boolean inChip) {
        return text.stringValue().length() > (inChip ? LONGEST_FILE : LONGEST_TEXT);
    }

    /** Its size: characters of a text as sent, else items. */
    private static JsonNode redacted(JsonNode node) {
        int size = node.isString() ? node.stringValue().length() : node.size();
        return JsonNodeFactory.instance.objectNode().put("redacted", true).put("size", size);
    }
}
