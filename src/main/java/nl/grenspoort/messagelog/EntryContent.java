package nl.grenspoort.messagelog;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The fields of a canonical entry, version {@link #SCHEMA}; {@link StoredEntry} reads them. */
final class EntryContent {
    /** Version of the entry's schema. */
    static final int SCHEMA = 1;

    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant AFTER_LAST = Instant.parse("9999-12-31T00:00:00Z");
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private EntryContent() {}

    /** All but the index, which only the commit knows. */
    static Map<String, Object> of(
            LogIdentity log,
            UUID id,
            LogRecord entry,
            Instant at,
            long monotonicNanos,
            @Nullable SealedBody body) {
        Map<String, Object> all = new TreeMap<>();
        all.put("v", SCHEMA);
        all.put("origin", log.origin());
        all.put("id", id.toString());
        all.put("kind", entry.kind().name());
        all.put("direction", entry.direction().name());
        putIfPresent(all, "check", entry.checkId() == null ? null : entry.checkId().toString());
        all.put("correlation", entry.correlationId().toString());
        all.put("actor", actor(entry.actor()));
        putIfPresent(all, "why", why(entry.why()));
        all.put("system", entry.system());
        all.put("operation", entry.operation());
        all.put("result", entry.result());
        all.put("details", entry.details());
        all.put("versions", log.versions());
        all.put("parts", body == null ? List.of() : List.of(body.description()));
        all.put("time", time(at, monotonicNanos));
        return all;
    }

    /** As an entry writes it: UTC, six digits of a second. */
    static String text(Instant at) {
        return MICROSECONDS.format(at);
    }

    private static Map<String, Object> time(Instant at, long monotonicNanos) {
        if (at.isBefore(FIRST) || !at.isBefore(AFTER_LAST)) {
            throw new IllegalArgumentException("the clock is outside the years an entry can name");
        }
        return Map.of(
                "at",
                text(at),
                "monotonic",
                Long.toString(monotonicNanos),
                "source",
                "system",
                "uncertainty",
                "unknown");
    }

    private static Map<String, Object> actor(LogRecord.Actor actor) {
        Map<String, Object> who = new TreeMap<>();
        who.put("terminal", actor.terminal());
        who.put("role", actor.role());
        putIfPresent(who, "officer", actor.officer());
        putIfPresent(who, "certificate", actor.certificate());
        return who;
    }

    private static @Nullable Map<String, Object> why(LogRecord.@Nullable Why why) {
        return why == null
                ? null
                : Map.of(
                        "purpose", why.purpose(),
                        "act", why.act(),
                        "article", why.article(),
                        "policy", why.policyVersion());
    }

    private static void putIfPresent(Map<String, Object> map, String key, @Nullable Object value) {
        if (value != null) {
            map.put(key, value);
        }
    }
}
