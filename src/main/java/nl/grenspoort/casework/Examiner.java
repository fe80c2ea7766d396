package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.telemetry.Journey;
import nl.grenspoort.telemetry.TraceContext;
import nl.grenspoort.telemetry.Tracing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Sends each new check into its route, on a thread of its own, and takes up those whose examination
 * was interrupted: by a crash, a lost database, a log that could not commit.
 */
final class Examiner implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Examiner.class);
    private static final int AT_ONCE = 16;
    private static final int LOOKS_PER_LEASE = 15;
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(20);
    private static final Duration FINISH = Duration.ofSeconds(10);

    private final BiConsumer<Examination, Journey> route;
    private final BorderCheckStore store;
    private final CaseworkProperties properties;
    private final InstantSource clock;
    private final Watch watch;
    private final Runnable lastWord;
    private final AtomicInteger underWay = new AtomicInteger();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("interrupted-checks").daemon().factory());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean running;

    /**
     * Nobody watches, and nobody waits for it to stop.
     *
     * @param route examines, and returns when it is done
     */
    Examiner(
            Consumer<Examination> route,
            BorderCheckStore store,
            CaseworkProperties properties,
            InstantSource clock) {
        this(
                (examination, _) -> route.accept(examination),
                store,
                properties,
                clock,
                Watch.NOBODY,
                () -> {});
    }

    /**
     * @param route examines, and returns when it is done
     * @param lastWord called in a stop, when all that was under way has ended: who still waits for
     *     a check is not kept waiting
     */
    Examiner(
            BiConsumer<Examination, Journey> route,
            BorderCheckStore store,
            CaseworkProperties properties,
            InstantSource clock,
            Watch watch,
            Runnable lastWord) {
        this.clock = requireNonNull(clock, "clock");
        this.route = requireNonNull(route, "route");
        this.store = requireNonNull(store, "store");
        this.properties = requireNonNull(properties, "properties");
        this.watch = requireNonNull(watch, "watch");
        this.lastWord = requireNonNull(lastWord, "lastWord");
        watch.underWay(underWay);
    }

    /**
     * Starts the examination and returns at once. The check is durable already. It belongs to the
     * trace of the request that is served here.
     */
    void examine(BorderCheck check) {
        examine(Examination.begin(check), Tracing.here());
    }

    private void examine(Examination examination, TraceContext trace) {
        underWay.incrementAndGet();
        try {
            threads.execute(() -> run(examination, trace));
        } catch (RejectedExecutionException e) {
            underWay.decrementAndGet();
            leave(examination);
        }
    }

    /** Whoever takes it over need not wait until its lease has ended. */
    private void leave(Examination examination) {
        UUID id = examination.check().id();
        LOG.info("Stopping: check {} is left for whoever takes it over", id);
        try {
            store.release(id, examination.lease());
        } catch (RuntimeException e) {
            LOG.info("The lease of check {} has to end by itself: {}", id, Causes.of(e));
        }
    }

    private void run(Examination examination, TraceContext trace) {
        try {
            watch.examination(
                    examination.check(), trace, journey -> route.accept(examination, journey));
        } catch (RuntimeException e) {
            // the route has logged the cause; the check's lease runs out and it is taken up again
            LOG.warn("Check {} was not concluded", examination.check().id());
        } finally {
            underWay.decrementAndGet();
        }
    }

    private void takeUpInterrupted() {
        try {
            store.takeInterrupted(properties.lease(), AT_ONCE)
                    .forEach(
                            taken ->
                                    examine(
                                            Examination.begin(taken.check(), taken.lease()),
                                            TraceContext.NONE));
        } catch (RuntimeException e) {
            LOG.warn("Interrupted checks can't be looked for: {}", Causes.of(e));
        }
    }

    /** Ends checks that nobody came back to, and those whose examination fails again and again. */
    void endOutlived() {
        try {
            for (UUID id : store.openSince(clock.instant().minus(BorderCheck.LIFE), AT_ONCE)) {
                store.update(id, BorderCheck::outlived);
            }
        } catch (RuntimeException e) {
            LOG.warn("Outlived checks can't be ended: {}", Causes.of(e));
        }
    }

    @Override
    public void start() {
        running = true;
        long lookEvery = properties.lease().dividedBy(LOOKS_PER_LEASE).toMillis();
        timer.scheduleWithFixedDelay(
                this::endOutlived,
                SWEEP_EVERY.toMillis(),
                SWEEP_EVERY.toMillis(),
                TimeUnit.MILLISECONDS);
        timer.scheduleWithFixedDelay(
                this::takeUpInterrupted, lookEvery, lookEvery, TimeUnit.MILLISECONDS);
    }

    /**
     * Lets what is under way end, so that a stop loses nothing and leaves little to take over. Its
     * phase comes before the server's: requests that were let in may still wait for their check.
     */
    @Override
    public void stop() {
        running = false;
        timer.shutdownNow();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(FINISH.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info(
                        "Stopping with checks under way; they are taken over when their lease ends");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        lastWord.run();
    }

    /** After new checks are refused, before the server stops. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 2;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
