package nl.grenspoort.simulator;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * One scenario's part for one system.
 *
 * @param id {@code [a-z0-9-]+}, or {@link #EVERYTHING}
 * @param records what the system holds, in the system's own form; null when the scenario says
 *     nothing
 * @param travellers document numbers in normal form; a request about one of them is this scenario's
 * @param fault null for none
 */
record Scenario(
        String id, @Nullable JsonNode records, Set<String> travellers, @Nullable FaultRule fault) {
    /** The id whose fault applies to every request. */
    static final String EVERYTHING = "*";

    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,100}");

    Scenario {
        if (!validId(id)) {
            throw new IllegalArgumentException("a scenario is named with a-z, 0-9 and hyphens");
        }
        travellers = Set.copyOf(requireNonNull(travellers, "travellers"));
    }

    static boolean validId(String id) {
        return id.equals(EVERYTHING) || ID.matcher(id).matches();
    }

    boolean forEverything() {
        return id.equals(EVERYTHING);
    }
}
