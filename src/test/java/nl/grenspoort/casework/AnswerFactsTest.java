package nl.grenspoort.casework;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.document.DocumentInspection;
import nl.grenspoort.entry.Advice;
import nl.grenspoort.entry.Assessment;
import nl.grenspoort.entry.Facts;
import nl.grenspoort.entry.Facts.SourceFact;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.Question.Direction;
import nl.grenspoort.systems.SystemAnswer;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What is known of a check does not depend on when each answer came. */
class AnswerFactsTest {
    private static final int RUNS = 3_000;

    private final Random random = new Random(20261125);

    @Test
    void the_order_in_which_answers_come_makes_no_difference() {
        for (int run = 0; run < RUNS; run++) {
            Examination planned = planned();
            List<SystemAnswer> answers = answers(planned);
            Facts once = FactTranslator.facts(answered(planned, answers), Cases.SCHENGEN);
            Collections.shuffle(answers, random);
            assertThat(FactTranslator.facts(answered(planned, answers), Cases.SCHENGEN))
                    .isEqualTo(once);
        }
    }

    @Test
    void answers_that_come_late_make_the_same_facts_as_in_time() {
        for (int run = 0; run < RUNS; run++) {
            Examination planned = planned();
            List<SystemAnswer> answers = answers(planned);
            Facts inTime = FactTranslator.facts(answered(planned, answers), Cases.SCHENGEN);

            List<SystemAnswer> late = new ArrayList<>(answers);
            late.removeIf(_ -> random.nextBoolean());
            List<SystemAnswer> atFirst = new ArrayList<>();
            answers.forEach(
                    answer ->
                            atFirst.add(
                                    late.contains(answer)
                                            ? new SystemAnswer.TimedOut(answer.system())
                                            : answer));
            Examination concluded = answered(planned, atFirst);
            Facts facts = FactTranslator.facts(concluded, Cases.SCHENGEN);
            Collections.shuffle(late, random);
            for (SystemAnswer answer : late) {
                facts = AnswerFacts.add(facts, AnswerReading.of(concluded, answer, Cases.SCHENGEN));
            }
            assertThat(facts).isEqualTo(inTime);
        }
    }

    @Test
    void an_answer_is_not_counted_twice_and_none_is_taken_back() {
        for (int run = 0; run < RUNS; run++) {
            Examination planned = planned();
            Facts facts = FactTranslator.facts(answered(planned, answers(planned)), Cases.SCHENGEN);
            for (SourceFact source : facts.sources()) {
                if (source.state() != SourceFact.State.ANSWERED) {
                    continue;
                }
                for (SystemAnswer other :
                        Answers.of(new nl.grenspoort.access.SystemId(source.system()))) {
                    assertThat(
                                    AnswerFacts.add(
                                            facts,
                                            AnswerReading.of(planned, other, Cases.SCHENGEN)))
                            .isSameAs(facts);
                }
            }
        }
    }

    /** Law 2: of a system outside the plan nothing is used, whoever sent it. */
    @Test
    void what_nobody_was_to_ask_adds_nothing() {
        Examination free = planned(Cases.passport("D"), Direction.ENTRY);
        assertThat(Examinations.asks(free, Cases.ETIAS)).isFalse();
        Facts facts = FactTranslator.facts(free, Cases.SCHENGEN);
        assertThat(
                        AnswerFacts.add(
                                facts, AnswerReading.of(free, Answers.ETIAS_VALID, Cases.SCHENGEN)))
                .isSameAs(facts);
    }

    /** Law 1: it takes away that its own system was unknown, and nothing else. */
    @Test
    void a_late_answer_removes_no_finding_but_that_its_system_was_silent() {
        for (int run = 0; run < RUNS; run++) {
            Examination planned = planned();
            List<SystemAnswer> answers = answers(planned);
            SystemAnswer late = answers.remove(random.nextInt(answers.size()));
            Examination concluded =
                    answered(planned, answers).answered(new SystemAnswer.TimedOut(late.system()));
            Facts before = FactTranslator.facts(concluded, Cases.SCHENGEN);
            Facts after =
                    AnswerFacts.add(before, AnswerReading.of(concluded, late, Cases.SCHENGEN));
            Set<Finding> now = Set.copyOf(Assessment.of(after).findings());
            assertThat(
                            Assessment.of(before).findings().stream()
                                    .filter(finding -> !silence(finding, late))
                                    .filter(finding -> !sumsUp(finding)))
                    .isSubsetOf(now);
            assertThat(Assessment.of(before).findings().stream().filter(AnswerFactsTest::sumsUp))
                    .allMatch(sum -> now.stream().anyMatch(one -> one.key().equals(sum.key())));
        }
    }

    /** What follows from findings of several sources names them all: one more may join. */
    private static boolean sumsUp(Finding finding) {
        return finding.source().contains("+");
    }

    private static boolean silence(Finding finding, SystemAnswer late) {
        return finding.key().startsWith("source.no-answer")
                && finding.source().equals(late.system().value());
    }

    @Test
    void as_long_as_a_system_is_asked_nothing_is_told_of_it_and_nothing_is_admitted() {
        for (int run = 0; run < RUNS; run++) {
            Examination planned = planned();
            List<SystemAnswer> answers = answers(planned);
            SystemAnswer left = answers.remove(random.nextInt(answers.size()));
            Examination under = answered(planned, answers);
            Facts facts = FactTranslator.soFar(under, Cases.SCHENGEN);
            assertThat(facts.sources())
                    .filteredOn(source -> source.system().equals(left.system().value()))
                    .extracting(SourceFact::state)
                    .containsExactly(SourceFact.State.PENDING);
            Assessment soFar = Assessment.of(facts);
            assertThat(soFar.advice()).isNotEqualTo(Advice.ADMIT_CANDIDATE);
            assertThat(soFar.findings())
                    .noneMatch(
                            finding ->
                                    finding.key().startsWith("source.")
                                            && finding.source().equals(left.system().value()));
            assertThat(facts.sources())
                    .hasSameSizeAs(FactTranslator.facts(under, Cases.SCHENGEN).sources());
        }
    }

    @Test
    void when_the_last_has_answered_what_was_known_so_far_is_all_that_is_known() {
        for (int run = 0; run < RUNS; run++) {
            Examination planned = planned();
            Examination all = answered(planned, answers(planned));
            assertThat(FactTranslator.soFar(all, Cases.SCHENGEN))
                    .isEqualTo(FactTranslator.facts(all, Cases.SCHENGEN));
        }
    }

    /** Every system of the plan answers something, or nothing, or not. */
    private List<SystemAnswer> answers(Examination planned) {
        List<SystemAnswer> answers = new ArrayList<>();
        for (Consultation asked : planned.planMade().consultations()) {
            List<SystemAnswer> any = new ArrayList<>(Answers.of(asked.system()));
            any.removeIf(answer -> !answer.known());
            answers.add(any.get(random.nextInt(any.size())));
        }
        return answers;
    }

    private Examination planned() {
        String nationality = List.of("D", "USA", "KEN").get(random.nextInt(3));
        return planned(
                Cases.passport(nationality),
                Direction.values()[random.nextInt(Direction.values().length)]);
    }

    private static Examination planned(DocumentInspection passport, Direction direction) {
        return Examinations.planned(Cases.desk(), direction, List.of(passport));
    }

    private static Examination answered(Examination planned, List<SystemAnswer> answers) {
        Examination answered = planned;
        for (SystemAnswer answer : answers) {
            answered = answered.answered(answer);
        }
        return answered;
    }
}
