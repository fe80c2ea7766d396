package nl.grenspoort.casework;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.access.Lane;
import nl.grenspoort.access.SystemId;
import nl.grenspoort.document.DocumentInspection;
import nl.grenspoort.entry.Advice;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.systems.Question.Direction;
import nl.grenspoort.systems.SystemAnswer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Law 1: taking away an answer never admits, never opens, and never hides what another source
 * supports. Every pair of answers of SIS and EES, and of SIS and the national register, for every
 * document, direction and lane.
 */
class UnknownIsNeverNoHitTest {
    private static final Examinations EXAMINATIONS = new Examinations(TestStores.pool());

    @ParameterizedTest
    @EnumSource(Direction.class)
    void an_answer_that_is_taken_away_makes_nothing_better(Direction direction) {
        Map<Advice, Integer> before = new HashMap<>();
        for (List<DocumentInspection> documents : Examinations.documents()) {
            Examination planned = Examinations.planned(Cases.kiosk(), direction, documents);
            for (List<SystemAnswer> answers : pairs(planned)) {
                Conclusion known = EXAMINATIONS.conclude(planned, answers);
                before.merge(known.assessment().advice(), 1, Integer::sum);
                for (SystemAnswer taken : answers) {
                    takenAway(planned, known, answers, taken);
                }
            }
        }
        assertThat(before)
                .as("there was something to make worse, and worse than that")
                .containsKeys(Advice.ADMIT_CANDIDATE, Advice.SECOND_LINE);
    }

    private static void takenAway(
            Examination planned, Conclusion known, List<SystemAnswer> answers, SystemAnswer taken) {
        for (SystemAnswer unknown : Answers.unknown(taken.system())) {
            List<SystemAnswer> fewer = new ArrayList<>(answers);
            fewer.replaceAll(answer -> answer.equals(taken) ? unknown : answer);
            Conclusion without = EXAMINATIONS.conclude(planned, fewer);
            assertThat(without.assessment().advice())
                    .as("%s instead of %s", unknown, taken)
                    .isNotEqualTo(Advice.ADMIT_CANDIDATE);
            assertThat(without.assessment().findings())
                    .as("%s instead of %s", unknown, taken)
                    .containsAll(supportedByOthers(known, taken.system()));
            assertThat(without.answers())
                    .extracting(BorderCheckView.AnswerView::system)
                    .containsExactlyInAnyOrderElementsOf(
                            known.answers().stream()
                                    .map(BorderCheckView.AnswerView::system)
                                    .toList());
            for (Lane lane : Lane.values()) {
                assertThat(ended(lane, without))
                        .as("%s instead of %s at %s", unknown, taken, lane)
                        .isNotEqualTo(Instruction.Final.OPEN);
            }
        }
    }

    /** At a desk too: what stands in for a missing answer there is declared, not assumed. */
    @Test
    void nobody_asked_at_all_is_not_admitted() {
        for (Lane lane : Lane.values()) {
            Examination planned =
                    Examinations.planned(
                            Cases.caller(Cases.terminal(lane, 1)),
                            Direction.ENTRY,
                            List.of(Cases.passport("D")));
            Conclusion known =
                    EXAMINATIONS.conclude(
                            planned,
                            List.of(
                                    Answers.SIS_NOTHING,
                                    Answers.REGISTER_NOTHING,
                                    Answers.SLTD_NOTHING));
            assertThat(ended(lane, known))
                    .as(known.assessment().toString())
                    .isEqualTo(Instruction.Final.OPEN);
            Conclusion unknown =
                    EXAMINATIONS.conclude(
                            planned,
                            List.of(
                                    new SystemAnswer.TimedOut(Cases.SIS),
                                    Answers.REGISTER_NOTHING,
                                    Answers.SLTD_NOTHING));
            assertThat(unknown.assessment().advice()).isEqualTo(Advice.INCONCLUSIVE);
            assertThat(ended(lane, unknown)).isEqualTo(Instruction.Final.GO_TO_DESK);
        }
    }

    /**
     * SIS with EES, SIS with the register, SIS with ETIAS; whoever is left out of a pair answered
     * nothing.
     */
    private static List<List<SystemAnswer>> pairs(Examination planned) {
        List<List<SystemAnswer>> pairs = new ArrayList<>();
        for (SystemAnswer sis : Answers.sis()) {
            for (SystemAnswer register : Answers.register()) {
                pairs.add(
                        asked(
                                planned,
                                sis,
                                Answers.EES_NOTHING,
                                register,
                                Answers.ETIAS_VALID,
                                Answers.SLTD_NOTHING));
            }
            for (SystemAnswer ees : Answers.ees()) {
                pairs.add(
                        asked(
                                planned,
                                sis,
                                ees,
                                Answers.REGISTER_NOTHING,
                                Answers.SLTD_NOTHING,
                                Answers.ETIAS_VALID));
            }
            for (SystemAnswer etias : Answers.etias()) {
                pairs.add(
                        asked(
                                planned,
                                sis,
                                Answers.EES_NOTHING,
                                Answers.REGISTER_NOTHING,
                                Answers.SLTD_NOTHING,
                                etias));
            }
        }
        return pairs;
    }

    private static List<SystemAnswer> asked(Examination planned, SystemAnswer... answers) {
        return Stream.of(answers)
                .filter(answer -> Examinations.asks(planned, answer.system()))
                .toList();
    }

    private static List<Finding> supportedByOthers(Conclusion known, SystemId taken) {
        return known.assessment().findings().stream()
                .filter(finding -> !finding.restsOn(taken.value()))
                .toList();
    }

    /** The last word, to a traveller who gave everything that could be asked. */
    private static Instruction ended(Lane lane, Conclusion conclusion) {
        return Cases.opened(lane)
                .captured(Cases.face())
                .captured(
                        new CaptureReceipt(
                                nl.grenspoort.biometrics.Capture.Kind.FINGERS,
                                false,
                                false,
                                List.of("RIGHT_INDEX=60")))
                .complete()
                .concluded(conclusion)
                .next();
    }
}
