package nl.grenspoort.simulator.rest;

import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.simulator.SimulatedSystem.Request;
import nl.grenspoort.simulator.SimulatedSystem.Told;
import nl.grenspoort.systems.rest.JsonContract;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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

    /**
     * Numbers, in normal form, of what stands under {@code documents}; empty when the body can't be
     * read.
     */
    public static Optional<Set<String>> documentNumbers(Request request) {
        try {
            return Optional.of(
                    JsonContract.read(request.body())
                            .path("documents")
                            .valueStream()
                            .map(document -> document.path("number").stringValue(""))
                            .filter(number -> !number.isBlank())
                            .map(number -> new DocumentNumber(number).value())
                            .collect(Collectors.toUnmodifiableSet()));
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A question that the simulated portal brings, as the request it would be. */
    public static Request carried(String path, byte[] question) {
        return new Request("POST", path, Map.of("content-type", JsonContract.JSON), question);
    }

    /**
     * What the system says to it, unsigned; empty when it refuses.
     *
     * @param holds whether an answer's body tells of something
     */
    public static Optional<Told> told(
            Request carried, SignedEndpoint.Handler handler, Predicate<JsonNode> holds) {
        try {
            Outcome outcome = handler.handle(carried);
            return outcome.status() == 200
                    ? Optional.of(
                            new Told(
                                    JsonContract.write(outcome.body()), holds.test(outcome.body())))
                    : Optional.empty();
        } catch (Problem problem) {
            return Optional.empty();
        }
    }
}
