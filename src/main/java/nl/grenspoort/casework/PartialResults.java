package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.entry.Facts;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Writes down what is known of examinations that take long, beside them: an examination only leaves
 * its newest state here and never waits. Nothing is written of one that ends within {@link
 * PartialResultsProperties#after}, and of any other at most once per answer. When the database is
 * slow or away, desks see less of open checks and nothing else happens.
 *
 * <p>Written alike for every lane, whatever was found: an officer may read a kiosk's check, and a
 * kiosk never sees any of it (law 3).
 */
final class PartialResults implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(PartialResults.class);
    private static final Duration SWEEP_EVERY = Duration.ofMinutes(1);

    private final PartialResultStore store;
    private final Function<Examination, Facts> soFar;
    private final PartialResultsProperties properties;
    private final Semaphore writers;
    private final ConcurrentHashMap<UUID, UnderWay> underWay = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("partial-results").daemon().factory());
    private volatile boolean running;

    /**
     * @param soFar facts of an examination that systems are still asked for
     */
    PartialResults(
            PartialResultStore store,
            Function<Examination, Facts> soFar,
            PartialResultsProperties properties) {
        this.store = requireNonNull(store, "store");
        this.soFar = requireNonNull(soFar, "soFar");
        this.properties = requireNonNull(properties, "properties");
        this.writers = new Semaphore(properties.writers());
    }

    /** The examination has come this far. Returns at once. */
    void reached(Examination examination) {
        UUID id = examination.check().id();
        underWay.computeIfAbsent(id, _ -> begun(id)).reached(examination);
    }

    private UnderWay begun(UUID id) {
        UnderWay begun = new UnderWay();
        try {
            timer.schedule(begun::due, properties.after().toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Stopping: nothing is written of check {} any more", id);
        }
        return begun;
    }

    /** The examination ended, in whatever way. What was written of it is removed, beside it. */
    void over(Examination examination) {
        UnderWay ended = underWay.remove(examination.check().id());
        if (ended != null) {
            ended.over();
        }
    }

    /** What is known so far; empty as long as nothing was written. */
    Optional<PartialResult> find(UUID check) {
        try {
            return store.find(check);
        } catch (RuntimeException e) {
            LOG.warn("What is known so far of check {} can't be read: {}", check, Causes.of(e));
            return Optional.empty();
        }
    }

    /** How many examinations have left something here. */
    int underWay() {
        return underWay.size();
    }

    private void write(Examination now) {
        store.write(now.check().id(), now.lease(), PartialResult.of(now, soFar.apply(now)));
    }

    private void sweep() {
        long now = System.nanoTime();
        underWay.values().removeIf(one -> now - one.began > BorderCheck.LIFE.toNanos());
        try {
            store.removeOlderThan(BorderCheck.LIFE);
        } catch (RuntimeException e) {
            LOG.warn("Old partial results can't be removed: {}", Causes.of(e));
        }
    }

    @Override
    public void start() {
        running = true;
        timer.scheduleWithFixedDelay(
                this::sweep, SWEEP_EVERY.toMillis(), SWEEP_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Who is examined when the gateway stops leaves nothing behind either. */
    @Override
    public void stop() {
        running = false;
        timer.shutdownNow();
        threads.shutdown();
        try {
            boolean _ = threads.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** After the examiner, which lets examinations end. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 3;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** One examination: its newest state that is not written yet, and whether somebody writes. */
    private final class UnderWay {
        private final long began = System.nanoTime();
        private @Nullable Examination newest;
        private @Nullable Examination written;
        private boolean due;
        private boolean over;
        private boolean writing;

        synchronized void reached(Examination examination) {
            newest = examination;
            write();
        }

        synchronized void due() {
            due = true;
            write();
        }

        synchronized void over() {
            over = true;
            write();
        }

        /** Called under the lock. */
        private void write() {
            boolean something = over ? written != null : due && newest != null;
            if (!something || writing) {
                return;
            }
            try {
                threads.execute(this::run);
                writing = true;
            } catch (RejectedExecutionException e) {
                LOG.debug("Stopping: a partial result is left to whoever sweeps");
            }
        }

        private void run() {
            writers.acquireUninterruptibly();
            try {
                Runnable next = next();
                while (next != null) {
                    next.run();
                    next = next();
                }
            } catch (RuntimeException e) {
                LOG.warn("What is known so far of a check can't be kept: {}", Causes.of(e));
                stopped();
            } finally {
                writers.release();
            }
        }

        private synchronized void stopped() {
            writing = false;
        }

        private synchronized @Nullable Runnable next() {
            Examination last = written;
            Examination now = newest;
            newest = null;
            if (over && last != null) {
                written = null;
                return () -> store.remove(last.check().id(), last.lease());
            }
            if (!over && now != null) {
                written = now;
                return () -> PartialResults.this.write(now);
            }
            writing = false;
            return null;
        }
    }
}
