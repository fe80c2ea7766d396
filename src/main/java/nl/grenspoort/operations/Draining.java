package nl.grenspoort.operations;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.start.Stopping;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;

import java.time.Duration;

/**
 * The first part of a stop: readiness goes off, and for a while the server still answers, so that
 * load balancers notice and conversations under way come to their end. Examinations end after it
 * ({@code casework}), then the server, the routes, the log, and the database last.
 */
final class Draining implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Draining.class);

    private final ApplicationContext context;
    private final Duration drain;
    private volatile boolean running;

    Draining(ApplicationContext context, Duration drain) {
        this.context = requireNonNull(context, "context");
        this.drain = requireNonNull(drain, "drain");
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        AvailabilityChangeEvent.publish(context, Stopping.UNDER_WAY);
        AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
        LOG.info("Stopping: no new checks");
        try {
            Thread.sleep(drain);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** After readiness is watched no more, before anything else ends. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
