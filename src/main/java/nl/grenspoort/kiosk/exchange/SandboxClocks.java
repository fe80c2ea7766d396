package nl.grenspoort.kiosk.exchange;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The demo's clocks, one for each terminal: what it is set to ticks on from there. Only the law is
 * applied by it; signatures, deadlines and the log keep the true time.
 */
final class SandboxClocks {
    private final InstantSource truth;
    private final Map<String, Duration> ahead = new ConcurrentHashMap<>();

    SandboxClocks(InstantSource truth) {
        this.truth = truth;
    }

    /** The terminal's time; null when it was not set. */
    @Nullable Instant at(String terminal) {
        Duration set = ahead.get(terminal);
        return set == null ? null : truth.instant().plus(set);
    }

    void set(String terminal, Instant now) {
        ahead.put(terminal, Duration.between(truth.instant(), now));
    }

    void clear(String terminal) {
        ahead.remove(terminal);
    }
}
