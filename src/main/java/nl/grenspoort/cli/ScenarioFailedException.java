package nl.grenspoort.cli;

import org.jspecify.annotations.Nullable;

/**
 * One scenario could not be played to its end, though the gateway is there: an answer that says no,
 * is late, or is none. Becomes a problem of that scenario.
 */
final class ScenarioFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ScenarioFailedException(String problem) {
        this(problem, null);
    }

    ScenarioFailedException(String problem, @Nullable Throwable cause) {
        super(problem, cause);
    }
}
