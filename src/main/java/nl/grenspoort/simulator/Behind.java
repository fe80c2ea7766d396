package nl.grenspoort.simulator;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.simulator.SimulatedSystem.Told;
import nl.grenspoort.trust.Oin;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * The simulated systems behind the simulated portal, reached in process: each answers as it would
 * to the asker himself, out of his sandbox and with the faults he gave it.
 */
@FunctionalInterface
public interface Behind {
    /**
     * Puts a question.
     *
     * @param asker in whose sandbox
     * @param question a body of the system's own contract
     */
    Answer ask(Oin asker, SystemId system, byte[] question);

    /**
     * What becomes of it.
     *
     * @param after how long it takes
     * @param told null where nothing is said
     */
    record Answer(Outcome outcome, Duration after, @Nullable Told told) {}

    /** Whether the system answers. */
    enum Outcome {
        TOLD,
        /** It is there and says nothing. */
        SILENT,
        /** It can't be reached, or what comes back is no answer. */
        BROKEN
    }
}
