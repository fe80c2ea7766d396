package nl.grenspoort.kiosk.exchange;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Lets so many through in a second, and so many at once. Our own because resilience4j counts per
 * fixed cycle: across the border of two cycles it admits twice the limit, and it has no burst apart
 * from its rate.
 */
final class TokenBucket {
    private static final double SECOND = 1e9;

    private final double perSecond;
    private final double capacity;
    private final LongSupplier nanos;
    private double tokens;
    private long filledAt;

    /**
     * @param capacity how many may pass at once after a pause, at least one
     * @param nanos a clock that only goes forward
     */
    TokenBucket(double perSecond, double capacity, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.capacity = Math.max(1, capacity);
        this.nanos = nanos;
        this.tokens = this.capacity;
        this.filledAt = nanos.getAsLong();
    }

    /** Zero when this one may pass; else how long until one may. */
    synchronized Duration take() {
        long now = nanos.getAsLong();
        tokens = Math.min(capacity, tokens + (now - filledAt) / SECOND * perSecond);
        filledAt = now;
        if (tokens >= 1) {
            tokens -= 1;
            return Duration.ZERO;
        }
        return Duration.ofNanos((long) Math.ceil((1 - tokens) / perSecond * SECOND));
    }
}
