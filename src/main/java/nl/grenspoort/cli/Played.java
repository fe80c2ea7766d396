package nl.grenspoort.cli;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import java.util.List;

/**
 * What came out of a scenario.
 *
 * @param before answer to the desk officer who reads the case, before anything is observed there;
 *     missing when there was none
 * @param desk the last answer to that officer; missing when there was none
 * @param setUp whether the simulated systems took what the scenario puts into them
 * @param problems why it could not be played to its end, or not be cleared away
 */
record Played(
        Scenario scenario,
        LaneTranscript lane,
        JsonNode before,
        JsonNode desk,
        boolean setUp,
        List<String> problems) {
    static final JsonNode NOTHING = MissingNode.getInstance();

    Played {
        problems = List.copyOf(problems);
    }

    /**
     * The last instruction: at a guarded lane it follows what is observed after it was given. Null
     * when the check did not get so far.
     */
    @Nullable String instruction() {
        return lane.instruction() != null && scenario.lane().guarded() && desk.isObject()
                ? Json.text(desk.path("instruction").path("kind"))
                : lane.instruction();
    }

    /** The case as the officer sees it; missing when it was not read. */
    JsonNode content() {
        return desk.path("case");
    }
}
