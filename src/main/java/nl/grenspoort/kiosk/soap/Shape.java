package nl.grenspoort.kiosk.soap;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an element of a request may hold, so that one walk turns it into the tree that REST has as
 * JSON: the same rules then read both.
 */
sealed interface Shape {
    /** Text; white space as XML Schema's {@code token} has it. */
    record Text() implements Shape {}

    /** A whole number. */
    record Number() implements Shape {}

    /** True or false, as {@code xs:boolean} writes them. */
    record Bool() implements Shape {}

    /** Base64, possibly broken into lines. */
    record Bytes() implements Shape {}

    /** Elements by name, in any order, each at most once: an object. */
    record Fields(Map<String, Shape> fields) implements Shape {
        public Fields {
            fields = Map.copyOf(fields);
        }

        Fields and(String name, Shape shape) {
            Map<String, Shape> more = new LinkedHashMap<>(fields);
            more.put(name, shape);
            return new Fields(more);
        }
    }

    /**
     * Elements of one name: an array.
     *
     * @param item their name
     */
    record Items(String item, Shape of) implements Shape {}

    /**
     * Elements of one name that each hold a name and a value: an object whose names the caller
     * chooses.
     */
    record Entries(String item, String name, String value) implements Shape {}
}
