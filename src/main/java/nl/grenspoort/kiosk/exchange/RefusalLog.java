package nl.grenspoort.kiosk.exchange;

import com.fasterxml.uuid.Generators;

import io.micrometer.core.instrument.MeterRegistry;

import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.messagelog.LogRecord.Actor;
import nl.grenspoort.messagelog.LogUnavailableException;
import nl.grenspoort.messagelog.MessageLog;
import nl.grenspoort.telemetry.Meter;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Tells the log of refusals that could come in floods. Law 4 holds and the log can't be filled: all
 * refusals of a caller in one window are one durable entry with their count, and none of their
 * answers leaves before it. So a flood waits for its refusals too.
 */
public final class RefusalLog {
    public static final String METER = Meter.KIOSK_REFUSED.meterName();

    /** What can be refused by. */
    public static final List<String> LIMITS =
            List.of("requests", "concurrent", "waiting", "checks", "container");

    private final Supplier<MessageLog> log;
    private final Supplier<MeterRegistry> meters;
    private final Duration window;
    private final Map<String, Window> open = new HashMap<>();

    /**
     * @param log and {@code meters}: asked for at the first refusal, for the server is made before
     *     them
     * @param window for how long refusals are gathered
     */
    public RefusalLog(Supplier<MessageLog> log, Supplier<MeterRegistry> meters, Duration window) {
        this.log = log;
        this.meters = meters;
        this.window = window;
    }

    /**
     * Returns the entry that counts this refusal, when it is durable.
     *
     * @param limit what was refused by; one of a few words of ours
     * @throws LogUnavailableException when the log took none: then nothing may be answered
     */
    public UUID refused(Actor actor, String limit) {
        Meter.KIOSK_REFUSED.counter(meters.get(), limit).increment();
        Window joined;
        boolean first;
        synchronized (open) {
            first = !open.containsKey(actor.terminal());
            joined = open.computeIfAbsent(actor.terminal(), _ -> new Window(actor));
            joined.counts.merge(limit, 1L, Long::sum);
        }
        if (first) {
            tell(joined);
        }
        try {
            return joined.entry.join();
        } catch (CompletionException e) {
            throw new LogUnavailableException("refusals can't be logged", e.getCause());
        }
    }

    private void tell(Window full) {
        try {
            Thread.sleep(window);
        } catch (InterruptedException e) {
            // the server stops: what was gathered is told now
            Thread.currentThread().interrupt();
        }
        synchronized (open) {
            open.remove(full.actor.terminal());
        }
        try {
            full.entry.complete(log.get().appendDurably(full.record()));
        } catch (RuntimeException e) {
            full.entry.completeExceptionally(e);
        }
    }

    /** Refusals of one caller that are not told yet. */
    private static final class Window {
        private final Actor actor;
        private final Map<String, Long> counts = new TreeMap<>();
        private final CompletableFuture<UUID> entry = new CompletableFuture<>();

        Window(Actor actor) {
            this.actor = actor;
        }

        LogRecord record() {
            Map<String, String> details = new TreeMap<>();
            long all = counts.values().stream().mapToLong(Long::longValue).sum();
            details.put("count", Long.toString(all));
            counts.forEach((limit, count) -> details.put("by-" + limit, Long.toString(count)));
            return new LogRecord(
                    LogRecord.Kind.ADMIN,
                    LogRecord.Direction.INBOUND,
                    null,
                    Generators.timeBasedEpochGenerator().generate(),
                    new Actor(actor.terminal(), null, actor.role(), actor.certificate()),
                    null,
                    LogEntries.SYSTEM,
                    "requests.refused",
                    "REFUSED",
                    details,
                    null);
        }
    }
}
