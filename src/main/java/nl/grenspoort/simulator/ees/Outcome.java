package nl.grenspoort.simulator.ees;

import nl.grenspoort.systems.ees.EesContract;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/**
 * What came of a request, before it is signed.
 *
 * @param location of what was made; null where nothing was
 */
record Outcome(int status, String mediaType, @Nullable String location, JsonNode body) {
    static Outcome ok(JsonNode body) {
        return new Outcome(200, EesContract.JSON, null, body);
    }

    static Outcome created(JsonNode body, @Nullable String location) {
        return new Outcome(201, EesContract.JSON, location, body);
    }
}
