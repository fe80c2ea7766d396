package nl.grenspoort.casework;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.Lane;
import nl.grenspoort.access.SystemId;
import nl.grenspoort.casework.BorderCheckView.AnswerView;
import nl.grenspoort.casework.BorderCheckView.Content;
import nl.grenspoort.document.DocumentInspector;
import nl.grenspoort.entry.Advice;
import nl.grenspoort.entry.AlertCategory;
import nl.grenspoort.entry.Assessment;
import nl.grenspoort.entry.Facts;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.messagelog.RecordingLog;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.LateAnswer;
import nl.grenspoort.systems.Question.Direction;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.sis.SisAlert;
import nl.grenspoort.telemetry.TraceContext;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import javax.sql.DataSource;

/** An answer comes when its check went on without it. */
class LateAnswersOfChecksTest {
    private static final DataSource DATABASE = TestStores.pool();
    private static final DocumentInspector INSPECTOR = (_, _) -> Cases.passport("USA");
    private static final SystemAnswer HIT =
            Answers.sis(Answers.alert(AlertCategory.ARREST, SisAlert.Subject.PERSON, false, false));

    private final BorderCheckStore store = TestStores.on(DATABASE);
    private final RecordingLog log = new RecordingLog();
    private final Recorder recorder = Recorders.on(log, store, () -> Cases.NOW.plusSeconds(6));
    private final LateAnswersOfChecks late =
            new LateAnswersOfChecks(
                    store,
                    new Reassessment(
                            log,
                            store,
                            Recorders.entries(),
                            new Wakeups(),
                            () -> Cases.NOW.plusSeconds(9)),
                    INSPECTOR,
                    Cases.PHASES,
                    Cases.SCHENGEN);

    @Test
    void a_late_hit_re_opens_the_advice_and_the_desk_sees_why() {
        BorderCheck check = concludedWithout(Lane.DESK, Cases.SIS);
        assertThat(advice(check)).isEqualTo(Advice.INCONCLUSIVE);
        late.arrived(answer(check, HIT));

        BorderCheck now = read(check.id());
        Content seen = requireNonNull(Views.of(now, Cases.desk()).content());
        assertThat(seen.advice()).isEqualTo(Advice.SECOND_LINE);
        assertThat(seen.findings())
                .extracting(Finding::key)
                .contains("sis.alert.arrest", "advice.reopened", "source.answered-late")
                .doesNotContain("source.no-answer", "source.answered-late-not-weighed");
        assertThat(seen.answers())
                .contains(new AnswerView("SIS", "DATA", null, "CENTRAL", null))
                .hasSameSizeAs(requireNonNull(check.conclusion()).answers());
        assertThat(now.next()).isEqualTo(Instruction.Final.GO_TO_DESK);
        assertThat(log.records())
                .extracting(LogRecord::result)
                .containsExactly("INCONCLUSIVE", "SECOND_LINE");
        assertThat(log.records().getLast().details())
                .containsEntry("revision", "1")
                .containsEntry("cause", "LATE_ANSWER SIS")
                .containsEntry("answer-sis", "DATA");
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void a_late_nothing_lets_a_guarded_lane_open_and_a_machine_keeps_its_word(Lane lane) {
        BorderCheck check = concludedWithout(lane, Cases.SIS);
        assertThat(check.next()).isEqualTo(Instruction.Final.GO_TO_DESK);
        BorderCheckView told = Views.of(check, Cases.caller(check.terminal()));
        late.arrived(answer(check, Answers.SIS_NOTHING));

        BorderCheck now = read(check.id());
        assertThat(advice(now)).isEqualTo(Advice.ADMIT_CANDIDATE);
        assertThat(now.next())
                .isEqualTo(lane.guarded() ? Instruction.Final.OPEN : Instruction.Final.GO_TO_DESK);
        if (!lane.guarded()) {
            assertThat(Views.of(now, Cases.caller(check.terminal())))
                    .as("law 3: it hears nothing of it")
                    .isEqualTo(told);
        }
    }

    /**
     * It came while other systems were still asked: weighed once, when they have had their time.
     */
    @Test
    void one_that_comes_while_the_check_is_still_examined_is_neither_lost_nor_counted_twice() {
        Examination planned = planned(Lane.DESK);
        BorderCheck check = planned.check();
        late.arrived(answer(check, HIT));
        assertThat(log.records()).isEmpty();
        assertThat(read(check.id()).conclusion()).isNull();

        conclude(planned, Cases.SIS);
        BorderCheck now = read(check.id());
        assertThat(advice(now)).isEqualTo(Advice.SECOND_LINE);
        assertThat(now.revisions()).hasSize(1);
        assertThat(requireNonNull(requireNonNull(now.conclusion()).facts()).alerts()).hasSize(1);
        late.weighWhatWasLeft();
        assertThat(read(check.id())).isEqualTo(now);
    }

    /** Asked twice, say by the portal and then directly: what came in time stands. */
    @Test
    void one_whose_system_has_answered_meanwhile_changes_nothing() {
        Examination planned = planned(Lane.DESK);
        conclude(planned);
        BorderCheck before = read(planned.check().id());
        late.arrived(answer(planned.check(), HIT));
        BorderCheck now = read(planned.check().id());
        assertThat(now.conclusion()).isEqualTo(before.conclusion());
        assertThat(now.revisions()).isEmpty();
        assertThat(requireNonNull(Views.of(now, Cases.desk()).content()).findings())
                .extracting(Finding::key)
                .as("told all the same: the two don't agree")
                .contains("source.answered-late-not-weighed");
        late.arrived(answer(planned.check(), Answers.SIS_NOTHING));
        assertThat(
                        requireNonNull(Views.of(read(planned.check().id()), Cases.desk()).content())
                                .findings())
                .filteredOn(finding -> finding.key().startsWith("source.answered-late"))
                .as("one that says the same is no news")
                .hasSize(1);
    }

    @Test
    void one_that_can_t_be_read_is_told_and_changes_nothing() {
        BorderCheck check = concludedWithout(Lane.DESK, Cases.SIS);
        late.arrived(answer(check, new SystemAnswer.Unavailable(Cases.SIS, "NOT_UNDERSTOOD")));
        BorderCheck now = read(check.id());
        assertThat(now.conclusion()).isEqualTo(check.conclusion());
        assertThat(requireNonNull(Views.of(now, Cases.desk()).content()).findings())
                .extracting(Finding::key)
                .contains("source.answered-late-not-weighed", "source.no-answer");
    }

    /** As when the process is killed there: any node that looks does the rest. */
    @Test
    void what_was_kept_and_not_weighed_is_weighed_by_whoever_looks() {
        BorderCheck check = concludedWithout(Lane.DESK, Cases.SIS);
        log.breakDown();
        LateAnswer hit = answer(check, HIT);
        late.arrived(hit);
        BorderCheck between = read(check.id());
        assertThat(advice(between)).as("not logged, not shown").isEqualTo(Advice.INCONCLUSIVE);
        assertThat(between.late()).hasSize(1);
        late.weighWhatWasLeft();
        assertThat(read(check.id())).isEqualTo(between);

        log.recover();
        late.weighWhatWasLeft();
        BorderCheck now = read(check.id());
        assertThat(advice(now)).isEqualTo(Advice.SECOND_LINE);
        assertThat(log.records()).hasSize(2);
        assertThat(store.unweighed(100)).doesNotContain(check.id());
    }

    @Test
    void of_a_traveller_who_has_passed_a_late_hit_is_weighed_and_flagged() {
        BorderCheck check = concludedWithout(Lane.DESK, Cases.SIS);
        store.update(check.id(), one -> one.passed(BorderChecks.Passage.PASSED));
        late.arrived(answer(check, HIT));
        BorderCheck now = read(check.id());
        assertThat(advice(now)).isEqualTo(Advice.SECOND_LINE);
        assertThat(now.revisions().getLast().afterPassage()).isTrue();
        assertThat(requireNonNull(Views.of(now, Cases.desk()).content()).findings())
                .extracting(Finding::key)
                .contains("advice.reopened-after-passage");
    }

    /** Whatever the order: the end is what it would have been had they all come in time. */
    @Test
    void all_at_once_make_what_they_would_have_made_in_time() throws Exception {
        Random random = new Random(5);
        for (int run = 0; run < 12; run++) {
            Examination planned = planned(Lane.DESK);
            BorderCheck check = planned.check();
            List<SystemAnswer> answers = new ArrayList<>();
            for (Consultation asked : planned.planMade().consultations()) {
                List<SystemAnswer> any = Answers.of(asked.system());
                answers.add(any.get(random.nextInt(any.size())));
            }
            Examination inTime = planned;
            for (SystemAnswer answer : answers) {
                inTime = inTime.answered(answer);
            }
            Collections.shuffle(answers, random);
            List<Callable<Void>> calls = new ArrayList<>();
            for (SystemAnswer answer : answers) {
                calls.add(
                        () -> {
                            late.arrived(answer(check, answer));
                            return null;
                        });
            }
            SystemId[] all = answers.stream().map(SystemAnswer::system).toArray(SystemId[]::new);
            calls.add(
                    random.nextInt(calls.size()),
                    () -> {
                        conclude(planned, all);
                        return null;
                    });
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Void> done : threads.invokeAll(calls)) {
                    done.get();
                }
            }
            Facts facts = FactTranslator.facts(inTime, Cases.SCHENGEN);
            Conclusion now = requireNonNull(read(check.id()).conclusion());
            assertThat(now.facts()).isEqualTo(facts);
            assertThat(now.assessment()).isEqualTo(Assessment.of(facts));
        }
    }

    @Test
    void an_answer_does_not_print_what_it_says() {
        assertThat(answer(Cases.opened(Lane.DESK), HIT))
                .asString()
                .contains("SIS", "DATA")
                .doesNotContain("ARREST", "UTO0000000000000001");
    }

    private static LateAnswer answer(BorderCheck check, SystemAnswer said) {
        return new LateAnswer(check.id(), "search", said, Cases.NOW.plusSeconds(8));
    }

    private static Advice advice(BorderCheck check) {
        return requireNonNull(check.conclusion()).assessment().advice();
    }

    private BorderCheck read(UUID id) {
        return store.find(id).orElseThrow();
    }

    /** Of a traveller who is let in when nobody holds anything. */
    private Examination planned(Lane lane) {
        Examination planned =
                Examinations.planned(
                        Cases.caller(Cases.terminal(lane, 1)),
                        Direction.ENTRY,
                        List.of(Cases.passport("USA")));
        BorderCheck check = planned.check();
        store.insert(check, check.id().toString(), new byte[1], Duration.ofMinutes(1));
        return planned;
    }

    private BorderCheck concludedWithout(Lane lane, SystemId silent) {
        Examination planned = planned(lane);
        store.update(planned.check().id(), check -> check.captured(Cases.face()).complete());
        conclude(planned, silent);
        return read(planned.check().id());
    }

    /** Every other one holds nothing against the traveller. */
    private void conclude(Examination planned, SystemId... silent) {
        Map<SystemId, SystemAnswer> fine = Map.of(Cases.ETIAS, Answers.ETIAS_VALID);
        Examination answered = planned;
        for (Consultation asked : planned.planMade().consultations()) {
            SystemId system = asked.system();
            answered =
                    answered.answered(
                            List.of(silent).contains(system)
                                    ? new SystemAnswer.TimedOut(system)
                                    : fine.getOrDefault(
                                            system,
                                            new SystemAnswer.NoData(
                                                    system, SystemAnswer.Source.CENTRAL)));
        }
        Facts facts = FactTranslator.facts(answered, Cases.SCHENGEN);
        Examination assessed = answered.assessed(facts, Assessment.of(facts));
        recorder.record(assessed.concluded(recorder.conclude(assessed)), TraceContext.NONE);
    }
}
