package nl.grenspoort.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The true time until it is set; from then on it keeps ticking from the instant it was set to. */
final class SandboxClock implements InstantSource {
    private final InstantSource truth;
    private volatile Duration ahead = Duration.ZERO;

    SandboxClock(InstantSource truth) {
        this.truth = truth;
    }

    @Override
    public Instant instant() {
        return truth.instant().plus(ahead);
    }

    void set(Instant now) {
        ahead = Duration.between(truth.instant(), now);
    }

    void clear() {
        ahead = Duration.ZERO;
    }

    /** How far it is ahead of the true time; negative when it is behind. */
    Duration ahead() {
        return ahead;
    }
}
