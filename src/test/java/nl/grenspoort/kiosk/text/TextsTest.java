package nl.grenspoort.kiosk.text;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.entry.Advice;
import nl.grenspoort.entry.AlertCategory;
import nl.grenspoort.kiosk.problem.ProblemType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class TextsTest {
    private static final Pattern KEY =
            Pattern.compile("\"([a-z]+(-[a-z]+)*(\\.[a-z0-9]+(-[a-z0-9]+)*)+)\"");

    /** A flag on one of these changes nothing, or it could be noticed. */
    private static final Set<AlertCategory> SECRET =
            Set.of(AlertCategory.DISCREET, AlertCategory.INFO_ALERT);

    @ParameterizedTest
    @ValueSource(
            strings = {"findings", "reasons", "advice", "explanations", "instructions", "problems"})
    void both_languages_have_the_same_keys_and_placeholders(String name) {
        Texts texts = Texts.load(name);

        assertThat(texts.keys("nl")).isNotEmpty().isEqualTo(texts.keys("en"));
        for (String key : texts.keys("nl")) {
            assertThat(texts.placeholders("nl", key))
                    .as(key)
                    .isEqualTo(texts.placeholders("en", key));
            assertThat(texts.of("nl", key, Map.of())).as(key).isNotBlank();
        }
    }

    @Test
    void every_finding_of_the_law_has_a_text_and_no_text_is_left_over() throws IOException {
        Set<String> produced = literalKeys(Path.of("src/main/java/nl/grenspoort/entry"));
        produced.addAll(literalKeys(Path.of("src/main/java/nl/grenspoort/entry/lane")));
        for (AlertCategory category : AlertCategory.values()) {
            String key = "sis.alert." + category.name().toLowerCase(Locale.ROOT).replace('_', '-');
            produced.add(key);
            if (category.flaggable()) {
                produced.add(key + ".flagged");
            }
        }
        // of the desk's view, not of the law
        produced.add("source.answered-late");
        produced.add("source.answered-late-not-weighed");
        produced.add("advice.reopened");
        produced.add("advice.reopened-after-passage");

        assertThat(produced).hasSizeGreaterThan(50);
        for (String name : List.of("findings", "reasons")) {
            Set<String> left = Texts.load(name).keys("nl");
            assertThat(missing(left, produced)).as("%s without a finding", name).isEmpty();
            assertThat(missing(produced, left)).as("findings without %s", name).isEmpty();
        }
    }

    @Test
    void every_advice_has_a_text_with_and_without_what_led_to_it() {
        Set<String> expected = new TreeSet<>();
        for (Advice advice : Advice.values()) {
            expected.add("advice." + advice);
            expected.add("advice." + advice + ".because");
        }
        assertThat(Texts.load("advice").keys("nl")).isEqualTo(expected);
    }

    @Test
    void every_instruction_has_a_reason_for_the_officer() {
        Set<String> explained = Texts.load("explanations").keys("nl");
        assertThat(Texts.load("instructions").keys("nl"))
                .allSatisfy(key -> assertThat(explained).contains("explanation." + key));
    }

    @Test
    void every_problem_has_title_cause_and_remedy() {
        Set<String> expected =
                Arrays.stream(ProblemType.values())
                        .flatMap(
                                type ->
                                        Stream.of("title", "cause", "remedy")
                                                .map(part -> type.key() + "." + part))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(Texts.load("problems").keys("en")).isEqualTo(expected);
    }

    @Test
    void what_a_traveller_reads_is_short_and_names_no_cause() {
        Texts texts = Texts.load("instructions");
        assertThat(texts.keys("nl")).hasSize(5);
        for (String language : Texts.LANGUAGES) {
            for (String key : texts.keys(language)) {
                String text = texts.of(language, key, Map.of());
                assertThat(text.length()).as(text).isLessThan(80);
                assertThat(text.toLowerCase(Locale.ROOT))
                        .as(key)
                        .doesNotContain(
                                List.of(
                                        "sis",
                                        "ees",
                                        "hit",
                                        "fout",
                                        "error",
                                        "failed",
                                        "mislukt",
                                        "weiger",
                                        "refus",
                                        "alert",
                                        "signaler",
                                        "chip",
                                        "risk"));
            }
        }
    }

    @Test
    void placeholders_are_filled_by_name_and_values_are_not_read_again() {
        Texts texts = Texts.load("findings");

        assertThat(texts.of("en", "sis.warnings", Map.of("warnings", "ARMED")))
                .startsWith("BEWARE: ARMED.");
        assertThat(
                        texts.of(
                                "en",
                                "sis.warnings",
                                Map.of("warnings", "{reference}$1\\", "reference", "R-1")))
                .contains("{reference}$1\\.")
                .contains("(R-1)");
        assertThat(texts.of("en", "sis.warnings", Map.of())).startsWith("BEWARE: {warnings}.");
    }

    @Test
    void a_key_without_a_text_is_shown_rather_than_hidden() {
        assertThat(Texts.load("findings").of("unheard.of", Map.of()))
                .containsExactly(Map.entry("nl", "unheard.of"), Map.entry("en", "unheard.of"));
    }

    private static Set<String> missing(Set<String> some, Set<String> others) {
        Set<String> missing = new TreeSet<>(some);
        missing.removeAll(others);
        return missing;
    }

    private static Set<String> literalKeys(Path folder) throws IOException {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                KEY.matcher(Files.readString(file))
                        .results()
                        .map(found -> found.group(1))
                        .forEach(keys::add);
            }
        }
        return keys;
    }
}
