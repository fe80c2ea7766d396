package nl.grenspoort.messagelog;

import nl.grenspoort.messagelog.LogEntryView.Part;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A canonical entry, read back. */
final class StoredEntry {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<?, ?> fields;

    private StoredEntry(Map<?, ?> fields) {
        this.fields = fields;
    }

    /**
     * Throws {@link IllegalArgumentException} when the bytes are not an entry in its one canonical
     * form. That form written again must give the same bytes, so nothing that a parser is lenient
     * about (order, duplicate keys, escapes, spaces) gets through.
     */
    static StoredEntry parse(byte[] canonical) {
        try {
            Map<String, Object> fields = JSON.readValue(canonical, AnyObject.class);
            if (!Arrays.equals(CanonicalJson.bytes(fields), canonical)) {
                throw new IllegalArgumentException("not in canonical form");
            }
            return new StoredEntry(fields);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    /** Throws {@link IllegalArgumentException} when a field is missing or of another kind. */
    LogEntryView view() {
        if (number(fields, "v") != EntryContent.SCHEMA) {
            throw new IllegalArgumentException("a version of the entry that is not known");
        }
        Map<?, ?> actor = object(fields, "actor");
        return new LogEntryView(
                number(fields, "index"),
                UUID.fromString(text(fields, "id")),
                time(),
                LogRecord.Kind.valueOf(text(fields, "kind")),
                LogRecord.Direction.valueOf(text(fields, "direction")),
                fields.containsKey("check") ? UUID.fromString(text(fields, "check")) : null,
                UUID.fromString(text(fields, "correlation")),
                new LogRecord.Actor(
                        text(actor, "terminal"),
                        optional(actor, "officer"),
                        text(actor, "role"),
                        optional(actor, "certificate")),
                why(),
                text(fields, "system"),
                text(fields, "operation"),
                text(fields, "result"),
                texts("details"),
                texts("versions"),
                parts());
    }

    String origin() {
        return text(fields, "origin");
    }

    private Instant time() {
        String text = text(object(fields, "time"), "at");
        try {
            return Instant.parse(text);
        } catch (java.time.format.DateTimeParseException e) {
            throw new IllegalArgumentException("time.at is no time", e);
        }
    }

    private LogRecord.@Nullable Why why() {
        if (!fields.containsKey("why")) {
            return null;
        }
        Map<?, ?> why = object(fields, "why");
        return new LogRecord.Why(
                text(why, "purpose"), text(why, "act"), text(why, "article"), text(why, "policy"));
    }

    private Map<String, String> texts(String field) {
        Map<?, ?> object = object(fields, field);
        Map<String, String> texts = new TreeMap<>();
        object.keySet().forEach(key -> texts.put((String) key, text(object, (String) key)));
        return texts;
    }

    private List<Part> parts() {
        if (!(fields.get("parts") instanceof List<?> list)) {
            throw new IllegalArgumentException("parts is no list");
        }
        return list.stream().map(StoredEntry::part).toList();
    }

    private static Part part(Object item) {
        if (!(item instanceof Map<?, ?> part)) {
            throw new IllegalArgumentException("a part is no object");
        }
        return new Part(
                text(part, "mediaType"),
                number(part, "size"),
                LogRecord.Capture.valueOf(text(part, "capture")),
                part.containsKey("keptSize") ? number(part, "keptSize") : null,
                text(part, "commitment"),
                optional(part, "keptCommitment"),
                text(part, "ciphertext"));
    }

    private static Map<?, ?> object(Map<?, ?> from, String field) {
        if (from.get(field) instanceof Map<?, ?> object) {
            return object;
        }
        throw new IllegalArgumentException(field + " is no object");
    }

    private static String text(Map<?, ?> from, String field) {
        if (from.get(field) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(field + " is no text");
    }

    private static @Nullable String optional(Map<?, ?> from, String field) {
        return from.containsKey(field) ? text(from, field) : null;
    }

    private static long number(Map<?, ?> from, String field) {
        return switch (from.get(field)) {
            case Integer number -> number;
            case Long number -> number;
            case null, default -> throw new IllegalArgumentException(field + " is no number");
        };
    }

    /** Any JSON object. */
    private static final class AnyObject extends TreeMap<String, Object> {
        private static final long serialVersionUID = 1L;
    }
}
