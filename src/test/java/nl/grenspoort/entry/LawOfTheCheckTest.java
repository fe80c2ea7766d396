package nl.grenspoort.entry;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.entry.LawsOfTheCheck.Case;
import nl.grenspoort.entry.lane.Obstacle;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.kiosk.text.Texts;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every law of {@link LawsOfTheCheck} over many random cases: how many, {@code -Dlaw.cases}. */
class LawOfTheCheckTest {
    private static final int CASES = Integer.getInteger("law.cases", 200_000);
    private static final long SEED = Long.getLong("law.seed", 2026);

    /** Of the desk's view, not of the law. */
    private static final Set<String> NOT_OF_THE_LAW = notOfTheLaw();

    /** Fewer cases, as when mutants are run, needn't meet what is rare. */
    private static final int ENOUGH_FOR_ALL = 100_000;

    private static final Map<LawsOfTheCheck, Case> BROKEN = new EnumMap<>(LawsOfTheCheck.class);
    private static final Map<Advice, Integer> ADVICE = new EnumMap<>(Advice.class);
    private static final Map<String, Integer> KEYS = new TreeMap<>();

    /** One finding of each key and set of parameters. */
    private static final Map<String, Finding> SHAPES = new TreeMap<>();

    /** Of the desk: late answers, new advice, and why a lane could not let the traveller pass. */
    static Set<String> notOfTheLaw() {
        Set<String> keys =
                new TreeSet<>(
                        Set.of(
                                "source.answered-late",
                                "source.answered-late-not-weighed",
                                "advice.reopened",
                                "advice.reopened-after-passage"));
        for (Obstacle obstacle : Obstacle.values()) {
            keys.add(obstacle.finding().key());
        }
        return keys;
    }

    @BeforeAll
    static void try_every_law_on_every_case() {
        RandomFacts random = new RandomFacts(SEED);
        for (int number = 0; number < CASES; number++) {
            Facts facts = random.next();
            Case one = new Case(number, facts, Assessment.of(facts));
            for (LawsOfTheCheck law : LawsOfTheCheck.values()) {
                if (!law.holds(one)) {
                    BROKEN.putIfAbsent(law, one);
                }
            }
            ADVICE.merge(one.assessment().advice(), 1, Integer::sum);
            for (Finding found : one.assessment().findings()) {
                KEYS.merge(found.key(), 1, Integer::sum);
                SHAPES.putIfAbsent(found.key() + found.parameters().keySet(), found);
            }
        }
        System.out.printf("%,d cases of seed %d: %s%n%s%n", CASES, SEED, ADVICE, KEYS);
    }

    @ParameterizedTest
    @EnumSource
    void holds_for_any_facts(LawsOfTheCheck law) {
        Case broken = BROKEN.get(law);
        assertThat(broken)
                .as(
                        "%s; contradictions: %s",
                        law.says(), broken == null ? "" : Contradictions.in(broken))
                .isNull();
    }

    @Test
    void every_advice_is_given_often() {
        for (Advice advice : Advice.values()) {
            assertThat(ADVICE.getOrDefault(advice, 0)).as("%s", advice).isGreaterThan(CASES / 100);
        }
    }

    @Test
    void every_finding_that_has_a_text_is_made() {
        Set<String> seen = new TreeSet<>(KEYS.keySet());
        seen.addAll(NOT_OF_THE_LAW);
        for (String language : Texts.LANGUAGES) {
            Set<String> texts = Texts.load("findings").keys(language);
            assertThat(texts).containsAll(seen);
            if (CASES >= ENOUGH_FOR_ALL) {
                assertThat(seen).isEqualTo(texts);
            }
        }
    }

    @Test
    void texts_and_reasons_name_only_what_the_finding_gives() {
        for (String name : List.of("findings", "reasons")) {
            Texts texts = Texts.load(name);
            for (Finding found : SHAPES.values()) {
                for (String language : Texts.LANGUAGES) {
                    assertThat(texts.keys(language)).as(name).contains(found.key());
                    assertThat(found.parameters().keySet())
                            .as("%s %s", name, found.key())
                            .containsAll(texts.placeholders(language, found.key()));
                }
            }
        }
    }
}
