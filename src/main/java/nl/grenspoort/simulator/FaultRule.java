package nl.grenspoort.simulator;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.util.Random;

/**
 * A fault, and which of the calls that come to it meet it. Counts them: two calls at once are never
 * both the last one. Safe for threads.
 */
final class FaultRule {
    private final SimulatedFault fault;
    private final Calls calls;
    private final Random random;
    private long seen;
    private long applied;

    /**
     * Which calls.
     *
     * @param skip so many go well first
     * @param times so many fail then, and the rest goes well; null for no end
     * @param probability of each, more than 0 and 1 at most
     * @param seed of the sequence of chances, so that it can be had again
     * @param operation as {@link OperationName} says it; null for all
     */
    record Calls(
            long skip,
            @Nullable Long times,
            double probability,
            long seed,
            @Nullable String operation) {
        static final Calls ALL = new Calls(0, null, 1, 0, null);

        Calls {
            if (skip < 0 || skip > 1_000_000) {
                throw new IllegalArgumentException("skip must be 0 to 1000000");
            }
            if (times != null && (times < 1 || times > 1_000_000)) {
                throw new IllegalArgumentException("times must be 1 to 1000000");
            }
            if (!(probability > 0 && probability <= 1)) {
                throw new IllegalArgumentException("probability must be more than 0 and 1 at most");
            }
        }
    }

    FaultRule(SimulatedFault fault, Calls calls) {
        this.fault = requireNonNull(fault, "fault");
        this.calls = requireNonNull(calls, "calls");
        this.random = new Random(calls.seed());
    }

    SimulatedFault fault() {
        return fault;
    }

    Calls calls() {
        return calls;
    }

    /** Whether it is about this operation at all; counts nothing. */
    boolean about(OperationName operation) {
        return calls.operation() == null || operation.is(calls.operation());
    }

    /** Whether this call, which it is about, meets the fault; counts it. */
    synchronized boolean meets() {
        Long times = calls.times();
        if (times != null && applied >= times) {
            return false;
        }
        if (seen++ < calls.skip()) {
            return false;
        }
        if (calls.probability() < 1 && random.nextDouble() >= calls.probability()) {
            return false;
        }
        applied++;
        return true;
    }

    /** How many calls met it. */
    synchronized long applied() {
        return applied;
    }
}
