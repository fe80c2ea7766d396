package nl.grenspoort.simulator;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An administrative call, once it may be made.
 *
 * @param rest of the path, after the name of the resource, decoded; empty when there is none
 * @param query parameters, each once
 * @param body read by {@link #bytes} only
 */
record AdminCall(String method, String rest, Map<String, String> query, InputStream body) {
    /** Octets in a body. */
    static final int MAX_BODY = 1024 * 1024;

    /**
     * Parameters of a query.
     *
     * @throws RefusedCallException when one comes twice or can't be read
     */
    static Map<String, String> query(@Nullable String query) {
        Map<String, String> parameters = new HashMap<>();
        if (query == null || query.isEmpty()) {
            return parameters;
        }
        for (String part : query.split("&", -1)) {
            String[] pair = part.split("=", 2);
            try {
                String name = decoded(pair[0]);
                if (parameters.put(name, pair.length == 2 ? decoded(pair[1]) : "") != null) {
                    throw RefusedCallException.query(name, "a parameter comes once");
                }
            } catch (IllegalArgumentException e) {
                throw RefusedCallException.query("", "the query can't be read");
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Refuses a parameter that means nothing here. */
    void onlyQuery(String... known) {
        Set<String> names = Set.of(known);
        query.keySet().stream()
                .filter(name -> !names.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(
                        name -> {
                            throw RefusedCallException.query(
                                    name,
                                    "this parameter is not known; known are " + List.of(known));
                        });
    }

    @Nullable String parameter(String name) {
        return query.get(name);
    }

    long number(String name, long usual, long least, long most) {
        String text = query.get(name);
        if (text == null) {
            return usual;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, as a number that is out of its range is
        }
        throw RefusedCallException.query(
                name, "must be a whole number, %d to %d".formatted(least, most));
    }

    void requireMethod(String needed) {
        if (!method.equals(needed)) {
            throw RefusedCallException.methodNotAllowed(needed);
        }
    }

    /** Nothing comes after the resource's name. */
    void requireNoRest() {
        if (!rest.isEmpty()) {
            throw RefusedCallException.notFound("there is nothing at this path");
        }
    }

    byte[] bytes() throws IOException {
        byte[] read = body.readNBytes(MAX_BODY + 1);
        if (read.length > MAX_BODY) {
            throw RefusedCallException.tooLarge(MAX_BODY);
        }
        return read;
    }
}
