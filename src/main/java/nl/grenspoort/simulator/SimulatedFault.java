package nl.grenspoort.simulator;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.simulator.FaultMode.Argument;

import java.time.Duration;

/**
 * What goes wrong.
 *
 * @param amount the mode's argument, never zero where it has one, else zero; a delay is two minutes
 *     at most, an age or a skew 400 days
 */
record SimulatedFault(FaultMode mode, Duration amount) {
    static final Duration LONGEST_DELAY = Duration.ofMinutes(2);
    static final Duration LONGEST = Duration.ofDays(400);

    SimulatedFault {
        requireNonNull(mode, "mode");
        Argument argument = mode.argument();
        if (argument == Argument.NONE) {
            if (!amount.isZero()) {
                throw new IllegalArgumentException(mode + " takes no argument");
            }
        } else if (amount.isZero() || (amount.isNegative() && !argument.mayBeNegative())) {
            throw new IllegalArgumentException(
                    "%s needs a %s %s"
                            .formatted(
                                    mode,
                                    argument.member(),
                                    argument.mayBeNegative()
                                            ? "other than zero"
                                            : "longer than zero"));
        }
        Duration longest = argument == Argument.DELAY ? LONGEST_DELAY : LONGEST;
        if (amount.abs().compareTo(longest) > 0) {
            throw new IllegalArgumentException(
                    argument == Argument.DELAY
                            ? "a delay is two minutes at most"
                            : "400 days at most");
        }
    }

    /** One whose mode takes no argument. */
    static SimulatedFault plain(FaultMode mode) {
        return new SimulatedFault(mode, Duration.ZERO);
    }
}
