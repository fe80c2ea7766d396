package nl.grenspoort.cli;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import java.util.List;

/**
 * What came out of a scenario.
 *
 * @param desk answer to the desk officer who reads the case; missing when there was none
 * @param setUp whether the simulated systems took what the scenario puts into them
 * @param problems why it could not be played to its end, or not be cleared away
 */
record Played(
        Scenario scenario,
        LaneTranscript lane,
        JsonNode desk,
        boolean setUp,
        List<String> problems) {
    static final JsonNode NOTHING = MissingNode.getInstance();

    Played {
        problems = List.copyOf(problems);
    }

    /** The case as the officer sees it; missing when it was not read. */
    JsonNode content() {
        return desk.path("case");
    }
}
