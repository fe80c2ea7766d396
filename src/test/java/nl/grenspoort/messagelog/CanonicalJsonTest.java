package nl.grenspoort.messagelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** RFC 8785 as far as an entry needs it. */
class CanonicalJsonTest {
    @Test
    void keys_are_sorted_by_utf_16_code_units() {
        Map<String, Object> unsorted = new LinkedHashMap<>();
        for (String key :
                List.of("\u20ac", "\r", "\ufb33", "1", "\ud83d\ude00", "\u0080", "\u00f6")) {
            unsorted.put(key, key);
        }
        // the order of RFC 8785, section 3.2.3
        assertThat(text(unsorted))
                .containsSubsequence(
                        "\\r", "\"1\"", "\u0080", "\u00f6", "\u20ac", "\ud83d\ude00", "\ufb33");
    }

    @Test
    void strings_are_escaped_as_the_rfc_has_it_and_no_further() {
        assertThat(text(Map.of("k", "\u20ac$\u000F\nA'B\"\\\\\"/")))
                .isEqualTo("{\"k\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void what_was_written_is_read_back_and_written_the_same() {
        Random random = new Random(8785);
        for (int i = 0; i < 500; i++) {
            byte[] canonical = CanonicalJson.bytes(object(random, 3));
            assertThat(CanonicalJson.bytes(EntryCodec.parse(canonical))).isEqualTo(canonical);
        }
    }

    @Test
    void a_number_that_json_can_not_hold_exactly_is_refused() {
        assertThatThrownBy(() -> CanonicalJson.bytes(Map.of("n", (1L << 53) + 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_repeated_key_or_a_tail_is_no_entry() {
        assertThatThrownBy(() -> EntryCodec.parse("{\"a\":\"1\",\"a\":\"2\"}".getBytes()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EntryCodec.parse("{} {}".getBytes()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String text(Map<String, ?> object) {
        return new String(CanonicalJson.bytes(object), StandardCharsets.UTF_8);
    }

    private static Map<String, Object> object(Random random, int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            object.put(string(random), value(random, depth));
        }
        return object;
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 4 : 2)) {
            case 0 -> string(random);
            case 1 -> random.nextLong(-(1L << 53), 1L << 53);
            case 2 -> object(random, depth - 1);
            default -> {
                List<Object> list = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(value(random, depth - 1));
                }
                yield list;
            }
        };
    }

    private static String string(Random random) {
        return random.ints(random.nextInt(8), 0, 0xD7FF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
