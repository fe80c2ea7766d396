package nl.grenspoort.simulator.sis;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The fields of one object in a record file. Every error is an {@link IllegalArgumentException}
 * that begins with the place, as a JSON pointer below {@code records}.
 */
final class Fields {
    private final JsonNode node;
    private final String place;

    private Fields(JsonNode node, String place) {
        this.node = node;
        this.place = place;
    }

    /** An object with no other fields than these. */
    static Fields of(JsonNode node, String place, Set<String> known) {
        if (!node.isObject()) {
            throw wrong(place, "must be an object");
        }
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) {
                throw wrong(
                        place + "/" + name,
                        "this field is not known; known are " + new TreeSet<>(known));
            }
        }
        return new Fields(node, place);
    }

    <T> T required(String name, Function<String, T> read) {
        return optional(name, read).orElseThrow(() -> wrong(at(name), "is missing"));
    }

    <T> Optional<T> optional(String name, Function<String, T> read) {
        return present(name).map(value -> text(value, at(name), read));
    }

    <E extends Enum<E>> E oneOf(String name, Class<E> type) {
        return required(name, text -> constant(type, text));
    }

    boolean flag(String name) {
        Optional<JsonNode> value = present(name);
        if (value.isPresent() && !value.get().isBoolean()) {
            throw wrong(at(name), "must be true or false");
        }
        return value.isPresent() && value.get().booleanValue();
    }

    boolean has(String name) {
        return present(name).isPresent();
    }

    Optional<Integer> minutes(String name) {
        return present(name)
                .map(
                        value -> {
                            if (!value.isInt() || value.intValue() < 0) {
                                throw wrong(at(name), "must be a number of minutes");
                            }
                            return value.intValue();
                        });
    }

    /** Each text of a list; an absent list is empty. */
    <T> List<T> texts(String name, Function<String, T> read) {
        List<T> texts = new ArrayList<>();
        List<JsonNode> items = items(name);
        for (int i = 0; i < items.size(); i++) {
            texts.add(text(items.get(i), at(name) + "/" + i, read));
        }
        return texts;
    }

    /** Each object of a list; an absent list is empty. */
    <T> List<T> objects(String name, Set<String> known, Function<Fields, T> read) {
        List<T> objects = new ArrayList<>();
        List<JsonNode> items = items(name);
        for (int i = 0; i < items.size(); i++) {
            objects.add(read.apply(Fields.of(items.get(i), at(name) + "/" + i, known)));
        }
        return objects;
    }

    Optional<Fields> object(String name, Set<String> known) {
        return present(name).map(value -> Fields.of(value, at(name), known));
    }

    /** An error at one of the fields. */
    IllegalArgumentException error(String name, String what) {
        return wrong(at(name), what);
    }

    static <E extends Enum<E>> E constant(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "must be one of "
                                                + Arrays.toString(type.getEnumConstants())));
    }

    private List<JsonNode> items(String name) {
        List<JsonNode> items = new ArrayList<>();
        present(name)
                .ifPresent(
                        value -> {
                            if (!value.isArray()) {
                                throw wrong(at(name), "must be a list");
                            }
                            value.forEach(items::add);
                        });
        return items;
    }

    private Optional<JsonNode> present(String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    private String at(String name) {
        return place + "/" + name;
    }

    private static <T> T text(JsonNode value, String place, Function<String, T> read) {
        if (!value.isString() || value.stringValue().isBlank()) {
            throw wrong(place, "must be text");
        }
        try {
            return read.apply(value.stringValue());
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw wrong(place, String.valueOf(e.getMessage()));
        }
    }

    private static IllegalArgumentException wrong(String place, String what) {
        return new IllegalArgumentException(place + ": " + what);
    }
}
