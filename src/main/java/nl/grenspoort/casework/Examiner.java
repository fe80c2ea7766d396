package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

import org.apache.camel.ProducerTemplate;
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

/**
 * Sends each new check into {@code routes/border-check}, on a thread of its own, and takes up those
 * whose examination was interrupted: by a crash, a lost database, a log that could not commit.
 */
final class Examiner implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Examiner.class);
    private static final int AT_ONCE = 16;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(20);
    private static final Duration FINISH = Duration.ofSeconds(10);

    private final ProducerTemplate routes;
    private final BorderCheckStore store;
    private final CaseworkProperties properties;
    private final InstantSource clock;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("interrupted-checks").daemon().factory());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean running;

    Examiner(
            ProducerTemplate routes,
            BorderCheckStore store,
            CaseworkProperties properties,
            InstantSource clock) {
        this.clock = requireNonNull(clock, "clock");
        this.routes = requireNonNull(routes, "routes");
        this.store = requireNonNull(store, "store");
        this.properties = requireNonNull(properties, "properties");
    }

    /** Starts the examination and returns at once. The check is durable already. */
    void examine(BorderCheck check) {
        try {
            threads.execute(() -> run(check));
        } catch (RejectedExecutionException e) {
            LOG.info("Stopping: check {} is left for whoever takes it over", check.id());
        }
    }

    private void run(BorderCheck check) {
        try {
            routes.sendBody("direct:border-check", Examination.begin(check));
        } catch (RuntimeException e) {
            // the route has logged the cause; the check's lease runs out and it is taken up again
            LOG.warn("Check {} was not concluded", check.id());
        }
    }

    private void takeUpInterrupted() {
        try {
            store.takeInterrupted(properties.lease(), AT_ONCE).forEach(this::examine);
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
        timer.scheduleWithFixedDelay(
                this::endOutlived,
                SWEEP_EVERY.toMillis(),
                SWEEP_EVERY.toMillis(),
                TimeUnit.MILLISECONDS);
        timer.scheduleWithFixedDelay(
                this::takeUpInterrupted,
                LOOK_EVERY.toMillis(),
                LOOK_EVERY.toMillis(),
                TimeUnit.MILLISECONDS);
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
