package nl.grenspoort.simulator.rest;

import nl.grenspoort.simulator.SimulatedSystem.Request;
import nl.grenspoort.systems.rest.JsonContract;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads requests. */
public final class Requests {
    private Requests() {}

    /** The request's identifier; null when it has none that can be repeated. */
    static @Nullable String messageId(Request request) {
        return uuid(request.headers().get("message-id"));
    }

    /** The text when it is a UUID as the contracts write it, else null. */
    public static @Nullable String uuid(@Nullable String text) {
        return text != null && text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? text
                : null;
    }

    /** The body, which need not be as a schema says. */
    public static JsonNode body(Request request) throws Problem {
        if (!JsonContract.JSON.equals(request.headers().get("content-type"))) {
            throw Problem.of(415, "unsupported-media-type", "The body must be application/json");
        }
        try {
            return JsonContract.read(request.body());
        } catch (JacksonException e) {
            throw Problem.invalid("", "json", "is not JSON within its limits");
        }
    }
}
