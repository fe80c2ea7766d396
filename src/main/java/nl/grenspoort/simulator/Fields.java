package nl.grenspoort.simulator;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * Members of an administrative call's body. Whatever is wrong is refused with its place; a member
 * nobody knows is wrong.
 *
 * @param place JSON pointer of the object
 */
record Fields(JsonNode object, String place) {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /** The one object of a body. */
    static Fields of(byte[] body) {
        try {
            return of(JSON.readTree(body), "");
        } catch (JacksonException e) {
            TokenStreamLocation where = e.getLocation();
            throw wrong(
                    "",
                    where == null
                            ? "this is not JSON"
                            : "this is not JSON at line %d, column %d"
                                    .formatted(where.getLineNr(), where.getColumnNr()));
        }
    }

    static Fields of(@Nullable JsonNode node, String place) {
        if (node == null || !node.isObject()) {
            throw wrong(place, "this must be an object");
        }
        return new Fields(node, place);
    }

    Fields only(Set<String> known) {
        for (String name : object.propertyNames()) {
            if (!known.contains(name)) {
                throw wrong(
                        at(name.replace("~", "~0").replace("/", "~1")),
                        "this field is not known; known are " + new TreeSet<>(known));
            }
        }
        return this;
    }

    boolean has(String name) {
        return object.hasNonNull(name);
    }

    @Nullable JsonNode get(String name) {
        return object.get(name);
    }

    String at(String name) {
        return place + "/" + name;
    }

    String text(String name) {
        return text(object.get(name), at(name));
    }

    static String text(@Nullable JsonNode node, String place) {
        if (node == null || !node.isString()) {
            throw wrong(place, "this must be text");
        }
        return node.stringValue();
    }

    <E extends Enum<E>> E oneOf(String name, Class<E> type) {
        String text = text(name);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                wrong(
                                        at(name),
                                        "must be one of "
                                                + Arrays.toString(type.getEnumConstants())));
    }

    long number(String name, long usual) {
        if (!has(name)) {
            return usual;
        }
        JsonNode node = object.get(name);
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw wrong(at(name), "this must be a whole number");
        }
        return node.longValue();
    }

    double fraction(String name, double usual) {
        if (!has(name)) {
            return usual;
        }
        JsonNode node = object.get(name);
        if (!node.isNumber()) {
            throw wrong(at(name), "this must be a number");
        }
        return node.doubleValue();
    }

    Duration duration(String name) {
        String text = text(name);
        try {
            return DurationStyle.detectAndParse(text);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw wrong(at(name), "must be a duration like 3s, 500ms or PT3S");
        }
    }

    static RefusedCallException wrong(String place, String detail) {
        return RefusedCallException.notUnderstood(place, detail);
    }
}
