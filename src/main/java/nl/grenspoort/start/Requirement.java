package nl.grenspoort.start;

import java.util.Map;
import java.util.Optional;

/**
 * Something without which nobody may be served. Each module names its own; together they make the
 * gateway ready. No EU system is one: a check without its answer is concluded as inconclusive.
 */
public interface Requirement {
    /** In lower case, with hyphens. */
    String name();

    /**
     * What is wrong, in plain words without secrets; empty while all is well. Returns at once: what
     * takes time is found out beforehand.
     */
    Optional<String> missing();

    /** Figures worth knowing beside it. */
    default Map<String, Object> facts() {
        return Map.of();
    }
}
