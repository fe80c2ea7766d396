package nl.grenspoort.simulator;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * A fault as a scenario asks for it.
 *
 * @param delay more than zero and two minutes at most where the mode is delayed, else zero
 */
record SimulatedFault(FaultMode mode, Duration delay) {
    static final Duration LONGEST = Duration.ofMinutes(2);

    SimulatedFault {
        requireNonNull(mode, "mode");
        if (mode.delayed() ? !delay.isPositive() : !delay.isZero()) {
            throw new IllegalArgumentException(
                    mode.delayed()
                            ? mode + " needs a delay longer than zero"
                            : mode + " takes no delay");
        }
        if (delay.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a delay is two minutes at most");
        }
    }
}
