package nl.grenspoort.simulator.esp;

import nl.grenspoort.systems.esp.EspContract;
import nl.grenspoort.systems.rest.JsonContract;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Queries of the last minute. */
final class Queries {
    /** No request waits longer, whatever it asks for. */
    static final int LONGEST_HOLD = 2_000;

    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Map<String, Query> queries = new ConcurrentHashMap<>();

    void put(Query query) {
        queries.values().removeIf(old -> old.olderThan(KEPT));
        queries.put(EspContract.answers(query.messageId()), query);
    }

    /** The query whose answers this path is for; null when there is none. */
    @Nullable Query at(String path) {
        return queries.get(path);
    }

    /** Holds a request for the rest until something is new. It is not verified yet. */
    void await(String path, byte[] body) {
        Query query = at(path);
        if (query == null) {
            return;
        }
        try {
            JsonNode rest = JsonContract.read(body);
            query.await(
                    rest.path("after").asInt(0),
                    Duration.ofMillis(Math.min(rest.path("holdMillis").asInt(0), LONGEST_HOLD)));
        } catch (JacksonException e) {
            // what is wrong with it the endpoint says
            return;
        }
    }
}
