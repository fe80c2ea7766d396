package nl.grenspoort.messagelog;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An entry that waits for its index. Everything else is fixed: sealing and hashing of bodies
 * happened on the caller's thread.
 *
 * @param durable completes when the entry is committed
 * @param triedBefore a commit of it was tried, and its end is not known
 */
record EntryDraft(
        UUID id,
        LogRecord entry,
        Instant at,
        long monotonicNanos,
        @Nullable SealedBody body,
        CompletableFuture<Void> durable,
        AtomicBoolean triedBefore) {
    /** Version of the entry's schema. */
    static final int SCHEMA = 1;

    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    /** Bytes it takes while it waits, roughly. */
    long size() {
        return 1_000L + (body == null ? 0 : body.sealed().ciphertext().length);
    }

    boolean tried() {
        return triedBefore.get();
    }

    /** The canonical entry: what is hashed into the leaf and kept for ever. */
    byte[] canonical(String origin, long index, Map<String, String> versions) {
        Map<String, Object> all = new TreeMap<>();
        all.put("v", SCHEMA);
        all.put("origin", origin);
        all.put("index", index);
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
        all.put("versions", versions);
        all.put("parts", body == null ? List.of() : List.of(body.description()));
        all.put(
                "time",
                Map.of(
                        "at",
                        MICROSECONDS.format(at),
                        "monotonic",
                        Long.toString(monotonicNanos),
                        "source",
                        "system",
                        "uncertainty",
                        "unknown"));
        return CanonicalJson.bytes(all);
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
