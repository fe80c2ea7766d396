package nl.grenspoort.messagelog;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An entry that waits for its index. Everything else is fixed and was checked on the caller's
 * thread, so that no entry can ever keep the others from being committed.
 *
 * @param entry without its body
 * @param content all of the canonical entry but the index
 * @param size what it holds in memory, in bytes, about
 * @param takenNanos of {@link System#nanoTime}
 * @param durable completes when the entry is committed
 * @param triedBefore a commit of it was tried, and its end is not known
 */
record EntryDraft(
        UUID id,
        LogRecord entry,
        Instant at,
        Map<String, Object> content,
        @Nullable SealedBody body,
        long size,
        long takenNanos,
        CompletableFuture<Void> durable,
        AtomicBoolean triedBefore) {
    /** Bytes of the longest canonical entry. Wire messages are outside it. */
    static final int LONGEST = 64 * 1024;

    private static final int OBJECTS = 1024;

    /**
     * Throws {@link IllegalArgumentException} when it can't become an entry.
     *
     * @param at to the microsecond, which is what the database keeps
     */
    static EntryDraft of(
            LogIdentity log,
            UUID id,
            LogRecord entry,
            Instant at,
            long monotonicNanos,
            @Nullable SealedBody body) {
        requireColumn("system", entry.system());
        requireColumn("operation", entry.operation());
        requireColumn("result", entry.result());
        Map<String, Object> content = EntryContent.of(log, id, entry, at, monotonicNanos, body);
        int length = canonical(content, CanonicalJson.LARGEST_EXACT).length;
        if (length > LONGEST) {
            throw new IllegalArgumentException("an entry is longer than " + LONGEST + " bytes");
        }
        int sealed = body == null ? 0 : body.sealed().ciphertext().length;
        return new EntryDraft(
                id,
                entry.withoutBody(),
                at,
                content,
                body,
                (long) OBJECTS + 2L * length + sealed,
                monotonicNanos,
                new CompletableFuture<>(),
                new AtomicBoolean());
    }

    boolean tried() {
        return triedBefore.get();
    }

    /** The day whose partition holds it, in UTC. */
    LocalDate day() {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** The canonical entry: what is hashed into the leaf and kept for ever. */
    byte[] canonical(long index) {
        return canonical(content, index);
    }

    private static byte[] canonical(Map<String, Object> content, long index) {
        Map<String, Object> all = new TreeMap<>(content);
        all.put("index", index);
        return CanonicalJson.bytes(all);
    }

    /** PostgreSQL keeps no NUL in a text; the rest would only make a line unreadable. */
    private static void requireColumn(String name, String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(name + " holds a control character");
        }
    }
}
