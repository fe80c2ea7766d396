package nl.grenspoort.kiosk;

import static java.nio.charset.StandardCharsets.UTF_8;

import nl.grenspoort.messagelog.IntentReceipt;
import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.messagelog.LogUnavailableException;
import nl.grenspoort.messagelog.MessageLog;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/** A log in memory that can be made to fail or to take its time. */
final class MemoryLog implements MessageLog {
    private final List<Entry> entries = new ArrayList<>();
    private boolean takesNothing;
    private boolean commitsNothing;
    private boolean commitsNoOutcome;
    private @Nullable CountDownLatch gate;

    record Entry(UUID id, LogRecord entry, boolean durable) {}

    synchronized void reset() {
        entries.clear();
        takesNothing = false;
        commitsNothing = false;
        commitsNoOutcome = false;
        gate = null;
    }

    synchronized void takeNothing() {
        takesNothing = true;
    }

    synchronized void commitNothing() {
        commitsNothing = true;
    }

    synchronized void commitNoOutcome() {
        commitsNoOutcome = true;
    }

    /** From now on an outcome is durable only when the gate is open. */
    synchronized CountDownLatch commitBehindGate() {
        gate = new CountDownLatch(1);
        return gate;
    }

    synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    synchronized LogRecord last(LogRecord.Kind kind) {
        return entries.reversed().stream()
                .map(Entry::entry)
                .filter(entry -> entry.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    /** The body of the last entry of this kind. */
    LogRecord.Body lastBody(LogRecord.Kind kind) {
        return Objects.requireNonNull(last(kind).body(), "the entry has a body");
    }

    @Override
    public UUID append(LogRecord entry) {
        return take(entry, false);
    }

    @Override
    public UUID appendDurably(LogRecord entry) {
        UUID id = take(entry, true);
        CountDownLatch waiting = gate();
        try {
            if (waiting != null && entry.kind() == LogRecord.Kind.OUTCOME) {
                waiting.await();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return id;
    }

    @Override
    public IntentReceipt sealIntent(LogRecord intent) {
        throw new UnsupportedOperationException("the kiosk sends nothing");
    }

    private synchronized UUID take(LogRecord entry, boolean durable) {
        boolean outcome = entry.kind() == LogRecord.Kind.OUTCOME;
        if (takesNothing || (durable && (commitsNothing || (commitsNoOutcome && outcome)))) {
            throw new LogUnavailableException("told to fail", null);
        }
        UUID id = UUID.randomUUID();
        entries.add(new Entry(id, entry, durable));
        return id;
    }

    private synchronized @Nullable CountDownLatch gate() {
        return gate;
    }

    /** Everything that a real log would keep, as text; bodies by what may be kept of them. */
    synchronized String kept() {
        StringBuilder all = new StringBuilder();
        for (Entry entry : entries) {
            LogRecord told = entry.entry();
            all.append(told.operation()).append(told.details()).append(told.actor());
            LogRecord.Body body = told.body();
            if (body != null) {
                byte[] kept =
                        switch (body.capture()) {
                            case FULL -> body.wire();
                            case REDACTED -> Objects.requireNonNull(body.kept(), "kept");
                            case METADATA -> new byte[0];
                        };
                all.append(body.mediaType()).append(new String(kept, UTF_8));
            }
        }
        return all.toString();
    }
}
