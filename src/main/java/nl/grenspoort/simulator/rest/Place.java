package nl.grenspoort.simulator.rest;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A node of a scenario's records, and where it is, so that what is wrong is named by its place. */
public record Place(String path, @Nullable JsonNode node) {
    public boolean absent() {
        return node == null || node.isNull() || node.isMissingNode();
    }

    /** The member of that name, there or not. */
    public Place at(String name) {
        return new Place(path + "." + name, node == null ? null : node.get(name));
    }

    /** Refuses members with other names: a misspelt one would silently not be there. */
    public Place only(String... names) {
        if (node == null || !node.isObject()) {
            throw wrong("must be an object");
        }
        Set<String> known = Set.of(names);
        node.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(
                        name -> {
                            throw at(name).wrong("unknown, here may be " + sorted(known));
                        });
        return this;
    }

    /** Elements of a list; none when it is absent. */
    public List<Place> elements() {
        if (node == null || absent()) {
            return List.of();
        }
        if (!node.isArray()) {
            throw wrong("must be a list");
        }
        JsonNode list = node;
        return IntStream.range(0, list.size())
                .mapToObj(i -> new Place(path + "[" + i + "]", list.get(i)))
                .toList();
    }

    public String text() {
        if (node == null || !node.isString()) {
            throw wrong(absent() ? "missing" : "must be text");
        }
        return node.stringValue();
    }

    public boolean flag() {
        if (node == null || absent()) {
            return false;
        }
        if (!node.isBoolean()) {
            throw wrong("must be true or false");
        }
        return node.booleanValue();
    }

    public <E extends Enum<E>> E oneOf(Class<E> type) {
        String text = text();
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(
                        () -> wrong("must be one of " + Arrays.toString(type.getEnumConstants())));
    }

    /** Text read by a function that throws when it can't. */
    public <T> T read(Function<String, T> reader) {
        String text = text();
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
        }
    }

    public IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(path + ": " + what);
    }

    private static String sorted(Set<String> names) {
        return names.stream().sorted().collect(Collectors.joining(", "));
    }
}
