package nl.grenspoort.simulator.population;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Names and nationalities of the population's file. */
class NamePoolTest {
    @Test
    void each_nationality_stands_once_and_has_the_regime_of_the_reference_data() {
        Map<String, Set<Regime>> rules = rules();
        Set<String> codes = new HashSet<>();
        for (NamePool pool : NamePool.ALL) {
            for (NamePool.Nationality nationality : pool.nationalities()) {
                String code = nationality.code().value();
                assertThat(codes.add(code)).as(code).isTrue();
                assertThat(rules.get(code)).as(code).contains(nationality.regime());
                assertThat(nationality.share()).isPositive();
            }
        }
        assertThat(codes).hasSizeGreaterThan(60);
    }

    private static final Set<String> NAMES =
            Arrays.stream(Regime.values()).map(Regime::name).collect(Collectors.toSet());

    private static Map<String, Set<Regime>> rules() {
        Map<String, Set<Regime>> rules = new HashMap<>();
        JsonNode file = new YAMLMapper().readTree(Path.of("config/reference/nationalities.yaml"));
        for (JsonNode rule : file.get("rules")) {
            String status = rule.get("status").stringValue();
            // nobody of the population is stateless, a refugee, or of a microstate
            if (!rule.has("codes") || !NAMES.contains(status)) {
                continue;
            }
            Regime regime = Regime.valueOf(status);
            for (JsonNode code : rule.get("codes")) {
                rules.computeIfAbsent(code.stringValue(), _ -> new HashSet<>()).add(regime);
            }
        }
        return rules;
    }

    @Test
    void names_of_other_scripts_have_a_page_in_latin_letters_and_their_own() {
        for (NamePool pool : NamePool.ALL) {
            Draw draw = Draw.of(1, 1, "names");
            for (int i = 0; i < 200; i++) {
                NamePool.Written name =
                        i % 2 == 0 ? pool.surname(draw) : pool.givenNames(i % 4 == 1, draw);
                assertThat(name.page()).isNotBlank();
                assertThat(
                                name.page()
                                        .codePoints()
                                        .filter(Character::isLetter)
                                        .allMatch(
                                                letter ->
                                                        Character.UnicodeScript.of(letter)
                                                                == Character.UnicodeScript.LATIN))
                        .as(name.page())
                        .isTrue();
                assertThat(name.page().equals(name.script())).isEqualTo(!pool.ownScript());
            }
        }
    }

    @Test
    void first_names_are_common_and_last_ones_rare() {
        Draw draw = Draw.of(1, 1, "names");
        Map<String, Integer> drawn = new HashMap<>();
        for (int i = 0; i < 10_000; i++) {
            drawn.merge(NamePool.ALL.getFirst().givenNames(false, draw).page(), 1, Integer::sum);
        }
        assertThat(drawn.getOrDefault("Bram", 0))
                .isGreaterThan(drawn.getOrDefault("Geert-Jan", 0) * 4);
    }
}
