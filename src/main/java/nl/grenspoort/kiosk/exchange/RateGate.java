package nl.grenspoort.kiosk.exchange;

import nl.grenspoort.access.Lane;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/**
 * Whether a caller may be heard now. Every caller has limits of its own, so that none can use up
 * what others need; what all share, the bytes held in memory, has a share per caller.
 */
public final class RateGate {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final String UNREGISTERED = "";

    private final RateLimits limits;
    private final LongSupplier nanos;
    private final ByteBudget bodies;
    // not more than the register has terminals: all others share one
    private final Map<String, Caller> callers = new ConcurrentHashMap<>();

    /**
     * @param nanos a clock that only goes forward
     */
    public RateGate(RateLimits limits, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
        this.bodies = new ByteBudget(limits.bodyBytes());
    }

    /** What became of asking to be heard. */
    sealed interface Decision {
        /** Heard; to be closed when the request is done. */
        final class Admitted implements Decision, AutoCloseable {
            private final Semaphore place;
            private final ByteBudget own;
            private final ByteBudget all;
            private long held;

            private Admitted(Semaphore place, ByteBudget own, ByteBudget all) {
                this.place = place;
                this.own = own;
                this.all = all;
            }

            /** Takes room for so many bytes more. Belongs to one thread. */
            Room hold(long bytes) {
                if (!own.take(bytes)) {
                    return Room.OWN_SHARE_FULL;
                }
                if (!all.take(bytes)) {
                    own.giveBack(bytes);
                    return Room.ALL_FULL;
                }
                held += bytes;
                return Room.TAKEN;
            }

            @Override
            public void close() {
                own.giveBack(held);
                all.giveBack(held);
                held = 0;
                place.release();
            }
        }

        /**
         * Not now.
         *
         * @param limit that was reached, as log and metrics name it
         * @param retryAfter when it makes sense to ask again
         */
        record Refused(String limit, Duration retryAfter) implements Decision {}
    }

    /** Whether there was room for bytes. */
    enum Room {
        TAKEN,
        OWN_SHARE_FULL,
        ALL_FULL
    }

    Decision enter(Identification who, @Nullable Operation operation) {
        return switch (who) {
            case Identification.Known known -> {
                Lane lane = known.caller().terminal().lane();
                yield caller(known.caller().terminal().oin().value(), lane).enter(operation);
            }
            case Identification.Refused _ -> caller(UNREGISTERED, null).enter(operation);
        };
    }

    /** Counts a check that a request, already heard, is about to open; null when it may. */
    Decision.@Nullable Refused opening(Identification who) {
        if (!(who instanceof Identification.Known known)) {
            return null;
        }
        Lane lane = known.caller().terminal().lane();
        return caller(known.caller().terminal().oin().value(), lane).opening();
    }

    /** Bytes of bodies held now. */
    long held() {
        return bodies.held();
    }

    private Caller caller(String key, @Nullable Lane lane) {
        return callers.computeIfAbsent(key, _ -> new Caller(lane));
    }

    /** What one caller has left. */
    private final class Caller {
        private final TokenBucket requests;
        private final TokenBucket checks;
        private final Semaphore working = new Semaphore(limits.concurrent());
        private final Semaphore waiting = new Semaphore(limits.waiting());
        private final ByteBudget own = new ByteBudget(limits.bodyBytesPerCaller());

        Caller(@Nullable Lane lane) {
            if (lane == null) {
                double rate = limits.unregisteredPerSecond();
                requests = new TokenBucket(rate, 2 * rate, nanos);
                checks = new TokenBucket(rate, rate, nanos);
            } else {
                double perMinute = Objects.requireNonNull(limits.checksPerMinute().get(lane));
                requests = new TokenBucket(limits.requestsPerSecond(), limits.burst(), nanos);
                checks = new TokenBucket(perMinute / 60, perMinute, nanos);
            }
        }

        Decision enter(@Nullable Operation operation) {
            Duration requestIn = requests.take();
            if (requestIn.isPositive()) {
                return new Decision.Refused("requests", requestIn);
            }
            Semaphore place = operation == Operation.VIEW ? waiting : working;
            if (!place.tryAcquire()) {
                return new Decision.Refused(place == waiting ? "waiting" : "concurrent", SOON);
            }
            Decision.Refused tooMany = operation == Operation.OPEN ? opening() : null;
            if (tooMany != null) {
                place.release();
                return tooMany;
            }
            return new Decision.Admitted(place, own, bodies);
        }

        Decision.@Nullable Refused opening() {
            Duration in = checks.take();
            return in.isPositive() ? new Decision.Refused("checks", in) : null;
        }
    }
}
