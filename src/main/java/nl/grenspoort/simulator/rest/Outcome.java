package nl.grenspoort.simulator.rest;

import nl.grenspoort.systems.rest.JsonContract;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/**
 * What came of a request, before it is signed.
 *
 * @param location of what was made; null where nothing was
 */
public record Outcome(int status, String mediaType, @Nullable String location, JsonNode body) {
    public static Outcome ok(JsonNode body) {
        return new Outcome(200, JsonContract.JSON, null, body);
    }

    public static Outcome created(JsonNode body, @Nullable String location) {
        return new Outcome(201, JsonContract.JSON, location, body);
    }
}
