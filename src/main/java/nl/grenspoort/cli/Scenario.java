package nl.grenspoort.cli;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.Lane;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One scenario file, already checked against its schema. Parts that only travel on to the gateway
 * or to a simulator stay as they stand in the file.
 *
 * @param file it was read from
 * @param needs capabilities the gateway does not have yet, sorted; it is expected not to hold
 * @param clock the time the law is applied at, as the file writes it
 * @param officer who reads the case
 * @param documents array of the file's {@code documents}
 * @param captures object of the file's {@code captures}; null when left out
 * @param observations array of what the officer found out before; null when left out
 * @param then what the officer finds out at the desk after the last instruction, in that order
 * @param systems what is set up, by system name
 * @param passage what the lane reports at the end; null for nothing
 */
record Scenario(
        Path file,
        String id,
        String title,
        List<String> needs,
        String clock,
        Lane lane,
        String officer,
        String direction,
        String capacity,
        @Nullable JsonNode conveyance,
        JsonNode documents,
        @Nullable JsonNode captures,
        @Nullable JsonNode observations,
        List<JsonNode> then,
        Map<String, JsonNode> systems,
        @Nullable String passage,
        Expectation expect) {

    /** Set up and cleared in every scenario, also where the file names neither. */
    static final Set<String> ALWAYS = Set.of("SIS", "EES");

    static final String DESK = "desk-ams-01";

    Scenario {
        requireNonNull(file, "file");
        requireNonNull(id, "id");
        requireNonNull(lane, "lane");
        requireNonNull(expect, "expect");
        needs = needs.stream().sorted().toList();
        then = List.copyOf(then);
        systems = Map.copyOf(systems);
    }

    /** Demo identity of the lane's terminal: {@code e-gate-ams-01}. */
    String terminal() {
        return lane.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-ams-01";
    }
}
