package nl.grenspoort.systems;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.SystemId;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * What becomes of a reply that came too late: it is logged, read as any other, and told to whoever
 * keeps the case, who may have gone on without it. Of a portal's reply each answer that it brought
 * is told; whether its system was asked directly since is known to whoever keeps the case.
 */
final class LateAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(LateAnswers.class);

    private final Map<SystemId, SystemAdapter> adapters;
    private final PortalReplies portals;
    private final WireLog log;
    private final List<LateAnswer.Listener> listeners;
    private final LateAnswersProperties properties;
    private final InstantSource clock;

    LateAnswers(
            Map<SystemId, SystemAdapter> adapters,
            WireLog log,
            List<LateAnswer.Listener> listeners,
            LateAnswersProperties properties,
            InstantSource clock) {
        this.adapters = Map.copyOf(adapters);
        this.portals = new PortalReplies(adapters);
        this.log = requireNonNull(log, "log");
        this.listeners = List.copyOf(listeners);
        this.properties = requireNonNull(properties, "properties");
        this.clock = requireNonNull(clock, "clock");
    }

    LateAnswersProperties properties() {
        return properties;
    }

    /**
     * @param attempt with its reply
     * @param took from sending to the last byte
     */
    void arrived(Attempt attempt, Duration took) {
        SystemId system = attempt.consultation().system();
        try {
            Instant now = clock.instant();
            log.late(attempt, took);
            for (LateAnswer late : read(attempt, now)) {
                listeners.forEach(listener -> listener.arrived(late));
            }
            LOG.info("{}: an answer came late", system);
        } catch (RuntimeException e) {
            // nobody waits for it; the types only, for a message may quote what the system sent
            LOG.warn("{}: a late answer was not kept: {}", system, e.getClass().getName());
        }
    }

    private List<LateAnswer> read(Attempt attempt, Instant now) {
        Consultation asked = attempt.consultation();
        if (asked.joint()) {
            return portals.brought(attempt).entrySet().stream()
                    .map(answer -> LateAnswer.of(answer.getKey(), answer.getValue(), now))
                    .toList();
        }
        SystemAdapter adapter = requireNonNull(adapters.get(asked.system()), "adapter");
        SystemAnswer answer = adapter.filter(asked, adapter.translateBack(attempt));
        return List.of(LateAnswer.of(asked, answer, now));
    }
}
