package nl.grenspoort.kiosk.input;

import nl.grenspoort.kiosk.problem.InputError.Code;

import tools.jackson.databind.JsonNode;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An object of a request. Whoever has read its properties says so, and the others are faults. */
final class Fields {
    private static final int LONGEST_NAME_SHOWN = 60;

    private final JsonNode object;
    private final String pointer;
    private final Faults faults;
    private final Set<String> known = new HashSet<>();

    Fields(JsonNode object, String pointer, Faults faults) {
        this.object = object;
        this.pointer = pointer;
        this.faults = faults;
    }

    /** The body itself; throws at once when it can't be read as an object. */
    static Fields body(Json body, Faults faults) {
        Optional<Fields> fields =
                switch (body) {
                    case Json.Tree tree -> {
                        if (tree.root().isNull()) {
                            faults.add("", Code.WRONG_TYPE, "must be an object");
                        }
                        yield new Value(tree.root(), "", faults).object();
                    }
                    case Json.Unreadable unreadable -> {
                        faults.add(unreadable.error());
                        yield Optional.empty();
                    }
                };
        faults.refuse();
        return fields.orElseThrow();
    }

    /** A property that must be there. */
    Value required(String name) {
        Value value = optional(name);
        if (value.absent()) {
            faults.add(place(name), Code.MISSING, "is required");
        }
        return value;
    }

    /** A property that may be absent; {@code null} counts as absent. */
    Value optional(String name) {
        known.add(name);
        return new Value(object.get(name), place(name), faults);
    }

    /** A property that has no place beside what else is given. */
    void forbidden(String name, String because) {
        if (!optional(name).absent()) {
            faults.add(place(name), Code.NOT_ALLOWED, because);
        }
    }

    /** Every property, for objects that are maps. */
    Map<String, JsonNode> all() {
        Map<String, JsonNode> properties = new java.util.LinkedHashMap<>();
        object.properties().forEach(entry -> properties.put(entry.getKey(), entry.getValue()));
        known.addAll(properties.keySet());
        return properties;
    }

    /** Names whatever was not asked for. */
    void end() {
        for (String name : object.propertyNames()) {
            if (!known.contains(name)) {
                faults.add(place(name), Code.UNKNOWN_PROPERTY, "is not in the contract");
            }
        }
    }

    String pointer() {
        return pointer;
    }

    /** JSON Pointer to a property: RFC 6901, 3. */
    String place(String name) {
        String shown =
                name.length() <= LONGEST_NAME_SHOWN
                        ? name
                        : name.substring(0, LONGEST_NAME_SHOWN) + "...";
        return pointer + "/" + shown.replace("~", "~0").replace("/", "~1");
    }
}
