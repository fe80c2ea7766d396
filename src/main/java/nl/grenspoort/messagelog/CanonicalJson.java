package nl.grenspoort.messagelog;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON in the one form of RFC 8785 (JCS), for the values an entry has: strings, integers up to 2^53
 * - 1 (I-JSON, RFC 7493 section 2.2), lists and objects. Keys are sorted by UTF-16 code units,
 * which is what {@link String#compareTo} does.
 */
final class CanonicalJson {
    static final long LARGEST_EXACT = (1L << 53) - 1;

    private CanonicalJson() {}

    /**
     * Throws {@link IllegalArgumentException} for a value that has no such form: a lone surrogate,
     * a number that is not exact, a fraction.
     */
    static byte[] bytes(Map<String, ?> object) {
        StringBuilder out = new StringBuilder(512);
        write(object, out);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(Object value, StringBuilder out) {
        switch (value) {
            case String text -> string(text, out);
            case Integer number -> out.append(number.intValue());
            case Long number -> out.append(exact(number));
            case List<?> list -> list(list, out);
            case Map<?, ?> map -> object(map, out);
            default -> throw new IllegalArgumentException("an entry holds no " + value.getClass());
        }
    }

    private static long exact(long number) {
        if (number > LARGEST_EXACT || number < -LARGEST_EXACT) {
            throw new IllegalArgumentException("a JSON number is exact up to 2^53 - 1 only");
        }
        return number;
    }

    private static void list(List<?> list, StringBuilder out) {
        out.append('[');
        for (Iterator<?> items = list.iterator(); items.hasNext(); ) {
            write(items.next(), out);
            if (items.hasNext()) {
                out.append(',');
            }
        }
        out.append(']');
    }

    private static void object(Map<?, ?> map, StringBuilder out) {
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put((String) key, value));
        out.append('{');
        for (Iterator<Map.Entry<String, Object>> entries = sorted.entrySet().iterator();
                entries.hasNext(); ) {
            Map.Entry<String, Object> entry = entries.next();
            string(entry.getKey(), out);
            out.append(':');
            write(entry.getValue(), out);
            if (entries.hasNext()) {
                out.append(',');
            }
        }
        out.append('}');
    }

    private static void string(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < 0x20) {
                        control(c, out);
                    } else {
                        requirePaired(text, i);
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static void control(char c, StringBuilder out) {
        out.append("\\u00")
                .append(Character.forDigit(c >> 4, 16))
                .append(Character.forDigit(c & 15, 16));
    }

    /** RFC 8785 section 3.2.2.2: a lone surrogate is an error; UTF-8 would make it another text. */
    private static void requirePaired(String text, int i) {
        char c = text.charAt(i);
        boolean lone =
                Character.isHighSurrogate(c)
                        ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
                        : Character.isLowSurrogate(c)
                                && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
        if (lone) {
            throw new IllegalArgumentException("a text holds half a character");
        }
    }
}
