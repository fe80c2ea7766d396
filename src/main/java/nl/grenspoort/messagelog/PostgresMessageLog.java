package nl.grenspoort.messagelog;

import static java.util.Objects.requireNonNull;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;

import io.micrometer.core.instrument.MeterRegistry;

import nl.grenspoort.telemetry.Meter;
import nl.grenspoort.trust.Sealer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.sql.DataSource;

/**
 * The log over PostgreSQL.
 *
 * <p>An entry that was taken is never dropped while the process lives: when a commit fails it is
 * tried again until it succeeds. Whoever waited longer than the commit timeout is told that the log
 * is unavailable, though the entry may still become durable later; from then on nothing new is
 * taken until a commit has succeeded.
 */
final class PostgresMessageLog implements MessageLog, LogMonitor, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresMessageLog.class);
    private static final Duration CLOSE = Duration.ofSeconds(30);

    private final LogIdentity identity;
    private final Sealer sealer;
    private final InstantSource clock;
    private final Duration commitTimeout;
    private final WaitingEntries waiting;
    private final Sequencer sequencer;
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

    PostgresMessageLog(
            DataSource database,
            LogIdentity identity,
            Sealer sealer,
            InstantSource clock,
            LogLimits limits,
            MeterRegistry meters) {
        this.identity = requireNonNull(identity, "identity");
        this.sealer = requireNonNull(sealer, "sealer");
        this.clock = requireNonNull(clock, "clock");
        this.commitTimeout = limits.commitTimeout();
        this.waiting = new WaitingEntries(limits.queueCapacity(), limits.queueBytes());
        this.sequencer =
                new Sequencer(new LogTables(database), waiting, limits.batchSize(), meters);
        Meter.LOG_WAITING.gauge(meters, waiting, WaitingEntries::entries);
        Meter.LOG_WAITING_SIZE.gauge(meters, waiting, WaitingEntries::bytes);
        Meter.LOG_OLDEST.gauge(meters, waiting, entries -> entries.oldest().toMillis() / 1000.0);
        sequencer.start();
    }

    @Override
    public UUID append(LogRecord entry) {
        return take(entry).id();
    }

    @Override
    public UUID appendDurably(LogRecord entry) {
        EntryDraft draft = take(entry);
        await(draft);
        return draft.id();
    }

    @Override
    public IntentReceipt sealIntent(LogRecord intent) {
        LogRecord.Body body = intent.body();
        if (intent.kind() != LogRecord.Kind.INTENT
                || intent.direction() != LogRecord.Direction.OUTBOUND
                || body == null) {
            throw new IllegalArgumentException(
                    "only an outbound intent with its wire bytes opens the sender");
        }
        byte[] digest = Sha256.of(body.wire());
        EntryDraft draft = take(intent);
        await(draft);
        return new IntentReceipt(draft.id(), intent.system(), digest);
    }

    private EntryDraft take(LogRecord entry) {
        if (sequencer.tryingFor().compareTo(commitTimeout) > 0) {
            throw new LogUnavailableException(
                    "the log has not been able to commit for a while", null);
        }
        UUID id = ids.generate();
        SealedBody body = entry.body() == null ? null : SealedBody.of(entry.body(), id, 0, sealer);
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        EntryDraft draft = EntryDraft.of(identity, id, entry, at, System.nanoTime(), body);
        waiting.add(draft);
        return draft;
    }

    private void await(EntryDraft draft) {
        try {
            draft.durable().get(commitTimeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new LogUnavailableException("the log could not commit in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailableException("interrupted while waiting for the log", e);
        }
    }

    @Override
    public LogHealth health() {
        Duration tryingFor = sequencer.tryingFor();
        boolean healthy = !sequencer.failing() && tryingFor.compareTo(commitTimeout) <= 0;
        return new LogHealth(
                healthy,
                healthy ? Duration.ZERO : tryingFor,
                waiting.entries(),
                waiting.bytes(),
                waiting.oldest());
    }

    /** Takes nothing more, commits what was taken. */
    @Override
    public void close() {
        waiting.close();
        try {
            if (!sequencer.join(CLOSE)) {
                LOG.error("The message log is left with entries that it could not commit in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.error("Interrupted while the message log was closing");
        }
    }
}
