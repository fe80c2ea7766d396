package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

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

    private final Consumer<Examination> route;
    private final BorderCheckStore store;
    private final CaseworkProperties properties;
    private final InstantSource clock;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("interrupted-checks").daemon().factory());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean running;

    /**
     * @param route examines, and returns when it is done
     */
    Examiner(
            Consumer<Examination> route,
            BorderCheckStore store,
            CaseworkProperties properties,
            InstantSource clock) {
        this.clock = requireNonNull(clock, "clock");
        this.route = requireNonNull(route, "route");
        this.store = requireNonNull(store, "store");
        this.properties = requireNonNull(properties, "properties");
    }

    /** Starts the examination and returns at once. The check is durable already. */
    void examine(BorderCheck check) {
        examine(Examination.begin(check));
    }

    private void examine(Examination examination) {
        try {
            threads.execute(() -> run(examination));
        } catch (RejectedExecutionException e) {
            LOG.info(
                    "Stopping: check {} is left for whoever takes it over",
                    examination.check().id());
        }
    }

    private void run(Examination examination) {
        try {
            route.accept(examination);
        } catch (RuntimeException e) {
            // the route has logged the cause; the check's lease runs out and it is taken up again
            LOG.warn("Check {} was not concluded", examination.check().id());
        }
    }

    private void takeUpInterrupted() {
        try {
            store.takeInterrupted(properties.lease(), AT_ONCE)
                    .forEach(taken -> examine(Examination.begin(taken.check(), taken.lease())));
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

    /** Lets what is under way end, so that a stop loses nothing and leaves little to take over. */
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
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
