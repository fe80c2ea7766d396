package nl.grenspoort.systems;

import static java.util.Objects.requireNonNull;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.MeterRegistry;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.telemetry.Meter;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What is measured of the systems: per system, never per person. */
final class SystemMeters {
    private static final List<CircuitBreaker.State> STATES =
            List.of(
                    CircuitBreaker.State.CLOSED,
                    CircuitBreaker.State.OPEN,
                    CircuitBreaker.State.HALF_OPEN);

    /** A reason is a word of our own; whatever else an adapter may say is not a label. */
    private static final Set<String> REASONS =
            Set.of(
                    "ASYLUM_REQUESTED",
                    "CIRCUIT_OPEN",
                    "CONNECTION",
                    "FAULT",
                    "GATEWAY_ERROR",
                    "INTERRUPTED",
                    "LOG_UNAVAILABLE",
                    "NOT_CONNECTED",
                    "NOT_LIVE",
                    "NOT_NEEDED",
                    "NOT_PERMITTED",
                    "NOT_SUPPORTED",
                    "NOT_UNDERSTOOD",
                    "NO_LEGAL_BASIS",
                    "NO_RIGHT",
                    "OVERLOADED",
                    "REPLY_TOO_LARGE",
                    "SIGNATURE_INVALID",
                    "SWITCHED_OFF");

    private final MeterRegistry meters;
    private final Set<String> countData;

    /**
     * @param countData systems of which {@code data} and {@code no-data} are told apart
     */
    SystemMeters(MeterRegistry meters, Set<String> countData) {
        this.meters = requireNonNull(meters, "meters");
        this.countData = Set.copyOf(countData);
    }

    void watch(Map<SystemId, Guards> guards) {
        guards.forEach(
                (system, guard) -> {
                    for (CircuitBreaker.State state : STATES) {
                        Meter.SYSTEM_BREAKER.gauge(
                                meters,
                                guard.breaker(),
                                breaker -> breaker.getState() == state ? 1 : 0,
                                system.key(),
                                word(state.name()));
                    }
                    Meter.SYSTEM_PLACES_FREE.gauge(
                            meters,
                            guard.bulkhead(),
                            places -> places.getMetrics().getAvailableConcurrentCalls(),
                            system.key());
                    Meter.SYSTEM_PLACES_MAX.gauge(
                            meters,
                            guard.bulkhead(),
                            places -> places.getMetrics().getMaxAllowedConcurrentCalls(),
                            system.key());
                });
    }

    void answered(SystemAnswer answer, Duration took) {
        Meter.SYSTEM_QUESTION
                .timer(meters, answer.system().key(), outcome(answer), reason(answer))
                .record(took);
    }

    void attempted(Attempt attempt, Duration took) {
        Meter.SYSTEM_ATTEMPT
                .timer(meters, attempt.consultation().system().key(), result(attempt))
                .record(took);
    }

    /** Whether an answer came, or why not. */
    static String result(Attempt attempt) {
        SendFailure failure = attempt.failure();
        if (failure != null) {
            return word(failure.name());
        }
        return attempt.reply() != null && attempt.reply().status() >= 500
                ? "server-error"
                : "answered";
    }

    /** For a span, which names a check: whether an answer came, never what it held. */
    static String told(SystemAnswer answer) {
        return answer.known() ? "answered" : word(answer.status());
    }

    private String outcome(SystemAnswer answer) {
        return countData.contains(answer.system().value()) ? word(answer.status()) : told(answer);
    }

    private static String reason(SystemAnswer answer) {
        return switch (answer) {
            case SystemAnswer.Unavailable unavailable -> bounded(unavailable.reason());
            case SystemAnswer.NotAsked notAsked -> bounded(notAsked.reason());
            case SystemAnswer.Data _, SystemAnswer.NoData _, SystemAnswer.TimedOut _ -> "none";
        };
    }

    private static String bounded(String reason) {
        return REASONS.contains(reason) ? word(reason) : "other";
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
