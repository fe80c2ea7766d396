package nl.grenspoort.systems;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.SystemId;

import java.util.List;

/**
 * How a system that is switched on is doing, for an operator.
 *
 * @param degraded it is not asked for a while, or the last attempts failed
 * @param words one sentence
 */
public record SystemState(SystemId system, boolean degraded, String words) {
    public SystemState {
        requireNonNull(system, "system");
        requireNonNull(words, "words");
    }

    /** The state of every system that is switched on. Never waits. */
    @FunctionalInterface
    public interface Watch {
        List<SystemState> all();
    }
}
