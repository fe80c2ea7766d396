package nl.grenspoort.operations;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.start.Requirement;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Looks at every {@link Requirement} once a second, keeps the verdict, and puts the gateway's
 * readiness on and off by it. Health, metrics and the kiosk's door all go by this one verdict.
 */
final class Readiness implements SmartLifecycle, ApplicationListener<ApplicationReadyEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);

    private final List<Requirement> requirements;
    private final Consumer<ReadinessState> publish;
    private final Duration every;
    private volatile Verdict verdict;
    private boolean ready;
    private boolean published;
    private volatile boolean running;
    private ScheduledExecutorService timer = timer();

    /**
     * @param publish takes a new readiness when it changes
     */
    Readiness(List<Requirement> requirements, Consumer<ReadinessState> publish, Duration every) {
        this.requirements = List.copyOf(requirements);
        this.publish = requireNonNull(publish, "publish");
        this.every = requireNonNull(every, "every");
        this.verdict = look();
    }

    private static ScheduledExecutorService timer() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("readiness").daemon().factory());
    }

    /** What was found last. */
    Verdict verdict() {
        return verdict;
    }

    private Verdict look() {
        List<Found> found = new ArrayList<>();
        for (Requirement requirement : requirements) {
            found.add(new Found(requirement.name(), missing(requirement), facts(requirement)));
        }
        return new Verdict(found);
    }

    /** A requirement that can't be asked is not there. */
    private static Optional<String> missing(Requirement requirement) {
        try {
            return requirement.missing();
        } catch (RuntimeException e) {
            return Optional.of("it can't be asked (" + e.getClass().getName() + ")");
        }
    }

    private static Map<String, Object> facts(Requirement requirement) {
        try {
            return requirement.facts();
        } catch (RuntimeException e) {
            return Map.of();
        }
    }

    /** Looks and publishes what changed. */
    synchronized void tick() {
        Verdict now = look();
        verdict = now;
        if (ready && running && now.ready() != published) {
            published = now.ready();
            if (published) {
                LOG.info("Ready again");
            } else {
                LOG.warn("Not ready: {}", now.problems());
            }
            publish.accept(
                    published ? ReadinessState.ACCEPTING_TRAFFIC : ReadinessState.REFUSING_TRAFFIC);
        }
    }

    /** From here on; Spring Boot has the gateway ready when this event is through. */
    @Override
    public synchronized void onApplicationEvent(ApplicationReadyEvent event) {
        ready = true;
        published = true;
    }

    @Override
    public synchronized void start() {
        running = true;
        timer.scheduleWithFixedDelay(this::tick, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** With the first: a stop that has begun is not undone by a database that comes back. */
    @Override
    public synchronized void stop() {
        running = false;
        timer.shutdownNow();
        timer = timer();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** One requirement, as it was found. */
    record Found(String name, Optional<String> missing, Map<String, Object> facts) {}

    /** All of them at one moment. */
    record Verdict(List<Found> found) {
        Verdict {
            found = List.copyOf(found);
        }

        boolean ready() {
            return found.stream().allMatch(one -> one.missing().isEmpty());
        }

        List<String> problems() {
            return found.stream()
                    .flatMap(one -> one.missing().map(why -> one.name() + ": " + why).stream())
                    .toList();
        }

        Found of(String name) {
            return found.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
        }
    }
}
