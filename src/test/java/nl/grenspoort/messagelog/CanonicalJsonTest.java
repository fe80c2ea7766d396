package nl.grenspoort.messagelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

class CanonicalJsonTest {
    @Test
    void keys_are_sorted_as_in_rfc_8785_section_3_2_3() {
        Map<String, Object> object = new HashMap<>();
        object.put("\u20ac", "Euro Sign");
        object.put("\r", "Carriage Return");
        object.put("\ufb33", "Hebrew Letter Dalet With Dagesh");
        object.put("1", "One");
        object.put("\ud83d\ude00", "Emoji: Grinning Face");
        object.put("\u0080", "Control");
        object.put("\u00f6", "Latin Small Letter O With Diaeresis");
        assertThat(text(object))
                .isEqualTo(
                        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                                + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\","
                                + "\"\u20ac\":\"Euro Sign\","
                                + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                                + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void a_text_is_escaped_as_in_rfc_8785_section_3_2_2() {
        assertThat(text(Map.of("string", "\u20ac$\u000f\nA'B\"\\\\\"/")))
                .isEqualTo("{\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void the_arrays_vector_without_its_fraction_and_literals_comes_out_as_published() {
        Map<String, Object> object = new HashMap<>();
        object.put("1", Map.of("f", Map.of("f", "hi", "F", 5), "\n", 56));
        object.put("10", Map.of());
        object.put("", "empty");
        object.put("a", Map.of());
        object.put("111", List.of(Map.of("e", "yes", "E", "no")));
        object.put("A", Map.of());
        assertThat(text(object))
                .isEqualTo(
                        "{\"\":\"empty\",\"1\":{\"\\n\":56,\"f\":{\"F\":5,\"f\":\"hi\"}},\"10\":{},"
                                + "\"111\":[{\"E\":\"no\",\"e\":\"yes\"}],\"A\":{},\"a\":{}}");
    }

    @Test
    void numbers_are_exact_or_refused() {
        long largest = 9_007_199_254_740_991L;
        assertThat(text(Map.of("a", largest, "b", -largest, "c", 0)))
                .isEqualTo("{\"a\":9007199254740991,\"b\":-9007199254740991,\"c\":0}");
        for (long inexact :
                new long[] {largest + 1, -largest - 1, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertThatThrownBy(() -> CanonicalJson.bytes(Map.of("n", inexact)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> CanonicalJson.bytes(Map.of("n", 1.5)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\ud83d",
                "\ude00",
                "a\ud83d",
                "\ud83dx",
                "\ude00\ud83d",
                "\ud83d\ud83d\ude00"
            })
    void half_a_character_is_refused_and_not_replaced(String lone) {
        assertThatThrownBy(() -> CanonicalJson.bytes(Map.of("text", lone)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalJson.bytes(Map.of(lone, "key")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void any_object_read_back_and_written_again_is_the_same() {
        Random random = new Random(8785);
        JsonMapper json = JsonMapper.builder().build();
        for (int i = 0; i < 2_000; i++) {
            byte[] first = CanonicalJson.bytes(object(random, 3));
            Map<?, ?> back = json.readValue(first, TreeMap.class);
            Map<String, Object> again = new HashMap<>();
            back.forEach((key, value) -> again.put((String) key, value));
            assertThat(CanonicalJson.bytes(again)).isEqualTo(first);
        }
    }

    private static Map<String, Object> object(Random random, int depth) {
        Map<String, Object> object = new HashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            object.put(string(random), value(random, depth));
        }
        return object;
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 2 : 4)) {
            case 0 -> string(random);
            case 1 -> random.nextLong() >> 11;
            case 2 -> List.of(value(random, depth - 1), value(random, depth - 1));
            default -> object(random, depth - 1);
        };
    }

    private static String string(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            int point = random.nextInt(3) == 0 ? random.nextInt(0x110000) : random.nextInt(0x80);
            text.appendCodePoint(point >= 0xd800 && point < 0xe000 ? 'x' : point);
        }
        return text.toString();
    }

    private static String text(Map<String, ?> object) {
        return new String(CanonicalJson.bytes(object), StandardCharsets.UTF_8);
    }
}
