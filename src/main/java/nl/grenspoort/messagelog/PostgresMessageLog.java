package nl.grenspoort.messagelog;

import static java.util.Objects.requireNonNull;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import nl.grenspoort.trust.Sealer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The log over PostgreSQL. One thread commits what is waiting, in the order given, as many entries
 * per transaction as there are: a crowd shares one flush of the disk.
 *
 * <p>An entry that was taken is never dropped while the process lives: when a commit fails it is
 * tried again until it succeeds. Whoever waited longer than the commit timeout is told that the log
 * is unavailable; from then on nothing new is taken until a commit has succeeded.
 */
final class PostgresMessageLog implements MessageLog, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresMessageLog.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(200);

    private final LogTables tables;
    private final Sealer sealer;
    private final InstantSource clock;
    private final Duration commitTimeout;
    private final int batchSize;
    private final BlockingQueue<EntryDraft> queue;
    private final long queueBytes;
    private final AtomicLong waitingBytes = new AtomicLong();
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
    private final Timer commits;
    private final DistributionSummary batches;
    private final Thread sequencer;
    private volatile boolean closing;
    private volatile long failingSinceNanos;
    private volatile boolean failing;

    PostgresMessageLog(
            LogTables tables,
            Sealer sealer,
            InstantSource clock,
            MessageLogProperties properties,
            MeterRegistry meters) {
        this.tables = requireNonNull(tables, "tables");
        this.sealer = requireNonNull(sealer, "sealer");
        this.clock = requireNonNull(clock, "clock");
        this.commitTimeout = properties.commitTimeout();
        this.batchSize = properties.batchSize();
        this.queue = new LinkedBlockingQueue<>(properties.queueCapacity());
        this.queueBytes = properties.queueSize().toBytes();
        this.commits =
                Timer.builder("grenspoort.log.commit")
                        .publishPercentileHistogram()
                        .register(meters);
        this.batches = DistributionSummary.builder("grenspoort.log.batch").register(meters);
        Gauge.builder("grenspoort.log.waiting", queue, BlockingQueue::size).register(meters);
        this.sequencer = Thread.ofPlatform().name("log-sequencer").daemon().unstarted(this::run);
        sequencer.start();
    }

    @Override
    public UUID append(LogRecord entry) {
        return take(entry, ids.generate()).id();
    }

    @Override
    public UUID appendDurably(LogRecord entry) {
        EntryDraft draft = take(entry, ids.generate());
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
        EntryDraft draft = take(intent, ids.generate());
        byte[] digest = Sha256.of(body.wire());
        await(draft);
        return new IntentReceipt(draft.id(), intent.system(), digest);
    }

    private EntryDraft take(LogRecord entry, UUID id) {
        if (closing) {
            throw new LogUnavailableException("the log is closing", null);
        }
        if (failing && System.nanoTime() - failingSinceNanos > commitTimeout.toNanos()) {
            throw new LogUnavailableException(
                    "the log has not been able to commit for a while", null);
        }
        SealedBody body = entry.body() == null ? null : SealedBody.of(entry.body(), id, 0, sealer);
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        EntryDraft draft =
                new EntryDraft(
                        id,
                        entry,
                        at,
                        System.nanoTime(),
                        body,
                        new CompletableFuture<>(),
                        new AtomicBoolean());
        // here, on the caller's thread: an entry that can't be written must not stop the others
        tables.check(draft);
        if (waitingBytes.addAndGet(draft.size()) > queueBytes || !queue.offer(draft)) {
            waitingBytes.addAndGet(-draft.size());
            throw new LogUnavailableException("the log has more waiting than it may hold", null);
        }
        return draft;
    }

    private void await(EntryDraft draft) {
        try {
            draft.durable().get(commitTimeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new LogUnavailableException("the log could not commit in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailableException("interrupted while waiting for the log", e);
        }
    }

    private void run() {
        List<EntryDraft> batch = new ArrayList<>(batchSize);
        while (!closing || !queue.isEmpty()) {
            try {
                EntryDraft first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, batchSize - 1);
                    commit(batch);
                    batch.forEach(draft -> waitingBytes.addAndGet(-draft.size()));
                    batch.clear();
                }
            } catch (InterruptedException e) {
                // close() says when to stop; until then the thread goes on
                LOG.debug("interrupted", e);
            }
        }
    }

    /**
     * Tries until it succeeds; gives up only when the log is closing, and then tells whoever waits.
     */
    private void commit(List<EntryDraft> batch) {
        batches.record(batch.size());
        while (true) {
            long begin = System.nanoTime();
            try {
                tables.commit(batch);
                commits.record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
                recovered();
                batch.forEach(draft -> draft.durable().complete(null));
                return;
            } catch (SQLException | RuntimeException e) {
                failed(e);
                batch.forEach(draft -> draft.triedBefore().set(true));
                if (closing) {
                    batch.forEach(draft -> draft.durable().completeExceptionally(e));
                    return;
                }
                LockSupport.parkNanos(PAUSE_AFTER_FAILURE.toNanos());
            }
        }
    }

    private void failed(Exception cause) {
        if (!failing) {
            failingSinceNanos = System.nanoTime();
            failing = true;
            LOG.error(
                    "The message log can't commit; nobody is asked until it can: {}",
                    cause.toString());
        }
    }

    private void recovered() {
        if (failing) {
            failing = false;
            LOG.info("The message log commits again");
        }
    }

    /** Whether the last commit succeeded. */
    boolean healthy() {
        return !failing && sequencer.isAlive();
    }

    /** Entries that wait for a commit. */
    int waiting() {
        return queue.size();
    }

    /** Takes nothing more, commits what was taken. */
    @Override
    public void close() {
        closing = true;
        try {
            if (!sequencer.join(Duration.ofSeconds(30))) {
                LOG.error("The message log was closed with {} entries not committed", waiting());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
