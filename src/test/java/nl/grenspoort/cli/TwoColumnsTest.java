package nl.grenspoort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class TwoColumnsTest {
    @Test
    void lines_stand_beside_each_other() {
        assertThat(TwoColumns.of("L", List.of("one", "two"), "R", List.of("eins"), 13))
                .isEqualTo(
                        """
                        L     | R
                        ----- | -----
                        one   | eins
                        two   |\
                        """);
    }

    @Test
    void a_long_line_is_broken_at_spaces_and_keeps_its_indentation() {
        assertThat(
                        TwoColumns.of("L", List.of("  ab cd ef"), "R", List.of("abcdefgh"), 15)
                                .lines()
                                .skip(2))
                .containsExactly("  ab   | abcdef", "  cd   | gh", "  ef   |");
    }

    @Test
    void nothing_is_lost_and_nothing_is_too_wide() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            List<String> words = words(random);
            String text = String.join(" ", words);
            String laid = TwoColumns.of("", List.of(text), "", List.of(), 40 + random.nextInt(60));
            String letters =
                    laid.lines().skip(2).collect(Collectors.joining()).replaceAll("[ |]", "");
            assertThat(letters).isEqualTo(String.join("", words));
        }
    }

    private static List<String> words(Random random) {
        return IntStream.range(0, 1 + random.nextInt(30))
                .mapToObj(_ -> "x".repeat(1 + random.nextInt(60)))
                .toList();
    }
}
