package nl.grenspoort.systems;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;

import nl.grenspoort.access.SystemId;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Bulkhead, circuit breaker and retry of one system. The route asks them in that order: a question
 * that may not be put costs no intent in the log.
 */
final class Guards {
    private final Bulkhead bulkhead;
    private final CircuitBreaker breaker;
    private final Retry retry;

    Guards(String name, SystemPolicy policy) {
        this.bulkhead =
                Bulkhead.of(
                        name,
                        BulkheadConfig.custom()
                                .maxConcurrentCalls(policy.concurrent())
                                .maxWaitDuration(Duration.ZERO)
                                .build());
        this.breaker =
                CircuitBreaker.of(
                        name,
                        CircuitBreakerConfig.custom()
                                .slidingWindowSize(policy.breaker().window())
                                .minimumNumberOfCalls(Math.min(10, policy.breaker().window()))
                                .failureRateThreshold(policy.breaker().failureRate())
                                .waitDurationInOpenState(policy.breaker().openFor())
                                .permittedNumberOfCallsInHalfOpenState(3)
                                .build());
        this.retry =
                Retry.of(
                        name,
                        RetryConfig.<Attempt>custom()
                                .maxAttempts(policy.attempts())
                                .waitDuration(policy.retryAfter())
                                .retryOnResult(Guards::worthAnotherTry)
                                .build());
    }

    /** Only what broke before an answer came: an answer, however bad, is an answer. */
    private static boolean worthAnotherTry(Attempt attempt) {
        return attempt.failure() == SendFailure.CONNECTION;
    }

    /** Takes a place among the questions under way; {@link #leave} gives it back. */
    boolean enter() {
        return bulkhead.tryAcquirePermission();
    }

    void leave() {
        bulkhead.onComplete();
    }

    /** Whether the breaker lets an attempt through; its end is then reported to {@link #ended}. */
    boolean mayTry() {
        return breaker.tryAcquirePermission();
    }

    /** An attempt that was let through was not made after all. */
    void notMade() {
        breaker.releasePermission();
    }

    void ended(Attempt attempt, Duration took) {
        SendFailure failure = attempt.failure();
        boolean serverError = attempt.reply() != null && attempt.reply().status() >= 500;
        if (failure == null && !serverError) {
            breaker.onSuccess(took.toNanos(), TimeUnit.NANOSECONDS);
        } else {
            breaker.onError(
                    took.toNanos(),
                    TimeUnit.NANOSECONDS,
                    new IllegalStateException(failure == null ? "HTTP 5xx" : failure.name()));
        }
    }

    /** For an operator. */
    SystemState state(SystemId system) {
        CircuitBreaker.Metrics seen = breaker.getMetrics();
        return switch (breaker.getState()) {
            case OPEN, FORCED_OPEN ->
                    new SystemState(
                            system, true, "not asked for a while: too many attempts failed");
            case HALF_OPEN ->
                    new SystemState(system, true, "tried again with a few questions at a time");
            default ->
                    seen.getNumberOfFailedCalls() == 0
                            ? new SystemState(system, false, "asked")
                            : new SystemState(
                                    system,
                                    seen.getNumberOfSuccessfulCalls() == 0,
                                    "asked; %d of the last %d attempts failed"
                                            .formatted(
                                                    seen.getNumberOfFailedCalls(),
                                                    seen.getNumberOfBufferedCalls()));
        };
    }

    Retry retry() {
        return retry;
    }

    CircuitBreaker breaker() {
        return breaker;
    }

    Bulkhead bulkhead() {
        return bulkhead;
    }
}
