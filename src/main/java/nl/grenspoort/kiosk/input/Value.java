package nl.grenspoort.kiosk.input;

import nl.grenspoort.kiosk.problem.InputError.Code;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * One value of a request. Every reading is empty when the value is absent or wrong; wrong ones are
 * faults.
 */
final class Value {
    private static final Pattern UUID_SHAPE =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private static final Pattern DAY_SHAPE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2100;

    private final @Nullable JsonNode node;
    private final String pointer;
    private final Faults faults;

    Value(@Nullable JsonNode node, String pointer, Faults faults) {
        this.node = node == null || node.isNull() ? null : node;
        this.pointer = pointer;
        this.faults = faults;
    }

    boolean absent() {
        return node == null;
    }

    /** Absent, or an array or object without anything in it. */
    boolean empty() {
        return node == null || (node.isContainer() && node.isEmpty());
    }

    Optional<Fields> object() {
        return node == null || !is(node.isObject(), "an object")
                ? Optional.empty()
                : Optional.of(new Fields(node, pointer, faults));
    }

    /** The items of an array, of which there must be this many. */
    List<Value> items(int least, int most) {
        if (node == null || !is(node.isArray(), "an array")) {
            return List.of();
        }
        if (node.size() < least) {
            faults.add(pointer, Code.EMPTY, "has at least " + least);
        }
        if (node.size() > most) {
            faults.add(pointer, Code.TOO_MANY, "has at most " + most);
            return List.of();
        }
        List<Value> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            Value item = new Value(node.get(i), pointer + "/" + i, faults);
            if (item.absent()) {
                faults.add(item.pointer, Code.WRONG_TYPE, "must not be null");
            }
            items.add(item);
        }
        return items;
    }

    Optional<String> text() {
        return node == null || !is(node.isString(), "a string")
                ? Optional.empty()
                : Optional.of(node.stringValue());
    }

    Optional<String> text(Rule rule) {
        return text().filter(text -> check(rule.holds(text), Code.MALFORMED, rule.said()));
    }

    <E extends Enum<E>> Optional<E> choice(Class<E> type) {
        return text().flatMap(
                        text -> {
                            Optional<E> found =
                                    Arrays.stream(type.getEnumConstants())
                                            .filter(value -> value.name().equals(text))
                                            .findAny();
                            check(
                                    found.isPresent(),
                                    Code.NOT_IN_LIST,
                                    "one of " + Arrays.toString(type.getEnumConstants()));
                            return found;
                        });
    }

    Optional<String> oneOf(List<String> values) {
        return text().filter(
                        text -> check(values.contains(text), Code.NOT_IN_LIST, "one of " + values));
    }

    Optional<Integer> integer(int least, int most) {
        if (node == null || !is(node.isIntegralNumber(), "a whole number")) {
            return Optional.empty();
        }
        boolean inside = node.canConvertToInt() && node.intValue() >= least;
        return check(
                        inside && node.intValue() <= most,
                        Code.OUT_OF_RANGE,
                        "from " + least + " to " + most)
                ? Optional.of(node.intValue())
                : Optional.empty();
    }

    Optional<Boolean> bool() {
        return node == null || !is(node.isBoolean(), "true or false")
                ? Optional.empty()
                : Optional.of(node.booleanValue());
    }

    /** A day of the calendar, {@code yyyy-MM-dd} (RFC 3339, full-date), of these centuries. */
    Optional<LocalDate> day() {
        return text().filter(
                        text ->
                                check(
                                        DAY_SHAPE.matcher(text).matches(),
                                        Code.MALFORMED,
                                        "yyyy-MM-dd"))
                .flatMap(this::day);
    }

    private Optional<LocalDate> day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            return check(
                            day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR,
                            Code.OUT_OF_RANGE,
                            "from " + FIRST_YEAR + " to " + LAST_YEAR)
                    ? Optional.of(day)
                    : Optional.empty();
        } catch (DateTimeParseException _) {
            // its message quotes the input
            fault(Code.MALFORMED, "no day of the calendar");
            return Optional.empty();
        }
    }

    Optional<UUID> uuid() {
        return text().filter(
                        text -> check(UUID_SHAPE.matcher(text).matches(), Code.MALFORMED, "a UUID"))
                .map(UUID::fromString);
    }

    /** Bytes in base64 (RFC 4648, section 4, with padding), at least one. */
    Optional<byte[]> bytes(int most) {
        Optional<String> text = text();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String base64 = text.get();
        if (base64.length() / 4 * 3 - 2 > most) {
            faults.add(pointer, Code.TOO_LARGE, "at most " + most + " bytes");
            return Optional.empty();
        }
        Optional<byte[]> bytes = decode(base64);
        if (!check(bytes.isPresent(), Code.NOT_BASE64, "base64 with padding, whole")) {
            return Optional.empty();
        }
        return bytes.filter(given -> check(given.length > 0, Code.EMPTY, "holds no bytes"))
                .filter(
                        given ->
                                check(
                                        given.length <= most,
                                        Code.TOO_LARGE,
                                        "at most " + most + " bytes"));
    }

    private static Optional<byte[]> decode(String base64) {
        if (base64.length() % 4 != 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException _) {
            // the JDK's message quotes the input; that it is no base64 is all there is to tell
            return Optional.empty();
        }
    }

    void fault(Code code, String detail) {
        faults.add(pointer, code, detail);
    }

    private boolean is(boolean right, String type) {
        return check(right, Code.WRONG_TYPE, "must be " + type);
    }

    private boolean check(boolean right, Code code, String detail) {
        if (!right) {
            faults.add(pointer, code, detail);
        }
        return right;
    }
}
