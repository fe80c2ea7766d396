package nl.grenspoort.messagelog;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON in the one form of RFC 8785 (JCS), for the values an entry has: strings, integers up to
 * 2^53, lists and objects. Keys are sorted by UTF-16 code units, which is what {@link
 * String#compareTo} does.
 */
final class CanonicalJson {
    private static final long LARGEST_EXACT = 1L << 53;

    private CanonicalJson() {}

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
        if (Math.abs(number) > LARGEST_EXACT) {
            throw new IllegalArgumentException("a JSON number is exact up to 2^53 only");
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
                        out.append("\\u00")
                                .append(Character.forDigit(c >> 4, 16))
                                .append(Character.forDigit(c & 15, 16));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
