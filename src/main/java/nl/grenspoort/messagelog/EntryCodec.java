package nl.grenspoort.messagelog;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads canonical entries back. Throws {@link IllegalArgumentException} for anything else. */
final class EntryCodec {
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    private EntryCodec() {}

    @SuppressWarnings("unchecked")
    static Map<String, Object> parse(byte[] entry) {
        try {
            return Objects.requireNonNull(JSON.readValue(entry, Map.class), "an entry is no null");
        } catch (JacksonException | NullPointerException e) {
            throw new IllegalArgumentException("not a JSON object", e);
        }
    }

    static LogEntryView view(Map<String, Object> entry) {
        try {
            return new LogEntryView(
                    ((Number) need(entry, "index")).longValue(),
                    UUID.fromString(text(entry, "id")),
                    text(object(entry, "time"), "at"),
                    LogRecord.Kind.valueOf(text(entry, "kind")),
                    LogRecord.Direction.valueOf(text(entry, "direction")),
                    uuid(entry, "check"),
                    UUID.fromString(text(entry, "correlation")),
                    actor(object(entry, "actor")),
                    entry.containsKey("why") ? why(object(entry, "why")) : null,
                    text(entry, "system"),
                    text(entry, "operation"),
                    text(entry, "result"),
                    texts(object(entry, "details")),
                    parts(entry),
                    texts(object(entry, "versions")));
        } catch (ClassCastException e) {
            throw new IllegalArgumentException("an entry's field has the wrong type", e);
        }
    }

    private static LogRecord.Actor actor(Map<String, Object> actor) {
        return new LogRecord.Actor(
                text(actor, "terminal"),
                (String) actor.get("officer"),
                text(actor, "role"),
                (String) actor.get("certificate"));
    }

    private static LogRecord.Why why(Map<String, Object> why) {
        return new LogRecord.Why(
                text(why, "purpose"), text(why, "act"), text(why, "article"), text(why, "policy"));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> parts(Map<String, Object> entry) {
        return (List<Map<String, Object>>) need(entry, "parts");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Map<String, Object> entry, String field) {
        return (Map<String, Object>) need(entry, field);
    }

    private static Map<String, String> texts(Map<String, Object> object) {
        return object.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, field -> (String) field.getValue()));
    }

    private static @Nullable UUID uuid(Map<String, Object> entry, String field) {
        return entry.containsKey(field) ? UUID.fromString(text(entry, field)) : null;
    }

    private static String text(Map<String, Object> entry, String field) {
        return (String) need(entry, field);
    }

    private static Object need(Map<String, Object> entry, String field) {
        Object value = entry.get(field);
        if (value == null) {
            throw new IllegalArgumentException("an entry has no " + field);
        }
        return value;
    }
}
