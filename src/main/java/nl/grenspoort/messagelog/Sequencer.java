package nl.grenspoort.messagelog;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import nl.grenspoort.telemetry.Meter;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The one thread that commits what is waiting, in the order given, as many entries per transaction
 * as there are: a crowd shares one flush of the disk. A batch is tried until it succeeds; what came
 * after it waits. Only a log that is closing gives up, and then gives up all that is left.
 */
final class Sequencer {
    private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(200);
    private static final Duration TRY_ON_WHILE_CLOSING = Duration.ofSeconds(2);
    private static final long BATCH_BYTES = 16L << 20;

    private final LogTables tables;
    private final WaitingEntries waiting;
    private final int batchSize;
    private final Timer commits;
    private final DistributionSummary batches;
    private final Thread thread;
    private volatile Trying trying = Trying.NOTHING;

    Sequencer(LogTables tables, WaitingEntries waiting, int batchSize, MeterRegistry meters) {
        this.tables = tables;
        this.waiting = waiting;
        this.batchSize = batchSize;
        this.commits = Meter.LOG_COMMIT.timer(meters);
        this.batches = Meter.LOG_BATCH.summary(meters);
        this.thread = Thread.ofPlatform().name("log-sequencer").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** How long the present batch has been tried. */
    Duration tryingFor() {
        return trying.age();
    }

    /** Whether the last try failed. */
    boolean failing() {
        return trying.failed();
    }

    /** Waits until all is committed or given up; false when that takes longer. */
    boolean join(Duration atMost) throws InterruptedException {
        return thread.join(atMost);
    }

    private void run() {
        boolean committed = true;
        for (List<EntryDraft> batch = next(); !batch.isEmpty(); batch = next()) {
            // what comes after a batch that was given up is given up too: order is a promise
            committed = committed && commit(batch);
            if (!committed) {
                giveUp(batch);
            }
            waiting.done(batch);
        }
    }

    private List<EntryDraft> next() {
        return waiting.next(batchSize, BATCH_BYTES);
    }

    private boolean commit(List<EntryDraft> batch) {
        batches.record(batch.size());
        trying = new Trying(System.nanoTime(), false);
        while (true) {
            try {
                long begin = System.nanoTime();
                tables.commit(batch);
                commits.record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
                recovered();
                batch.forEach(draft -> draft.durable().complete(null));
                return true;
            } catch (SQLException | RuntimeException | Error e) {
                // an Error too: a log without its thread would look alive and commit nothing
                failed(e);
                batch.forEach(draft -> draft.triedBefore().set(true));
                if (waiting.closed() && tryingFor().compareTo(TRY_ON_WHILE_CLOSING) > 0) {
                    return false;
                }
                LockSupport.parkNanos(PAUSE_AFTER_FAILURE.toNanos());
            }
        }
    }

    private static void giveUp(List<EntryDraft> batch) {
        LOG.error("The message log closes with {} entries that it could not commit", batch.size());
        LogUnavailableException closed =
                new LogUnavailableException("the log closed before it could commit", null);
        batch.forEach(draft -> draft.durable().completeExceptionally(closed));
    }

    private void failed(Throwable cause) {
        if (!trying.failed()) {
            trying = new Trying(trying.sinceNanos(), true);
            LOG.error("The message log can't commit; nobody is asked until it can", cause);
        }
    }

    private void recovered() {
        if (trying.failed()) {
            LOG.info("The message log commits again");
        }
        trying = Trying.NOTHING;
    }

    /** A batch under way. One value, so that no reader sees half of a change. */
    private record Trying(long sinceNanos, boolean failed, boolean any) {
        static final Trying NOTHING = new Trying(0, false, false);

        Trying(long sinceNanos, boolean failed) {
            this(sinceNanos, failed, true);
        }

        Duration age() {
            return any ? Duration.ofNanos(System.nanoTime() - sinceNanos) : Duration.ZERO;
        }
    }
}
