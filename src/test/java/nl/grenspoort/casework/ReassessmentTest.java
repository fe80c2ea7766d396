package nl.grenspoort.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.Lane;
import nl.grenspoort.entry.Advice;
import nl.grenspoort.entry.Assessment;
import nl.grenspoort.entry.Crossing;
import nl.grenspoort.entry.Facts;
import nl.grenspoort.entry.Facts.PresentedDocumentFact;
import nl.grenspoort.entry.Observation;
import nl.grenspoort.entry.Traveller;
import nl.grenspoort.entry.TravellerClass;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.messagelog.IntentReceipt;
import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.messagelog.LogUnavailableException;
import nl.grenspoort.messagelog.MessageLog;
import nl.grenspoort.messagelog.RecordingLog;
import nl.grenspoort.telemetry.TraceContext;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import javax.sql.DataSource;

/** More becomes known of a check that was concluded. */
class ReassessmentTest {
    private static final DataSource DATABASE = TestStores.pool();
    private static final Observation SHOWN = new Observation.StayConditions(true, true);
    private static final LogRecord.Actor OFFICER =
            new LogRecord.Actor("DESK-3", "M2001", "SECOND_LINE", "00");
    private static final Instant LATER = Cases.NOW.plusSeconds(40);

    private final BorderCheckStore store = TestStores.on(DATABASE);
    private final RecordingLog log = new RecordingLog();
    private final Wakeups wakeups = new Wakeups();
    private final Reassessment reassessment = on(log, LATER);

    @Test
    void the_new_advice_is_logged_with_its_cause_and_kept_and_the_desk_is_told() {
        BorderCheck check = concluded(Lane.DESK, Advice.INCONCLUSIVE);
        BorderCheck now = reassessment.change(check.id(), OFFICER, seen(SHOWN));

        assertThat(now).isEqualTo(read(check.id()));
        assertThat(advice(now)).isEqualTo(Advice.ADMIT_CANDIDATE);
        assertThat(now.observed()).containsExactly(SHOWN);
        LogRecord entry = log.records().getFirst();
        assertThat(log.records()).hasSize(1);
        assertThat(entry.operation()).isEqualTo("advise");
        assertThat(entry.result()).isEqualTo("ADMIT_CANDIDATE");
        assertThat(entry.actor()).isEqualTo(OFFICER);
        assertThat(entry.checkId()).isEqualTo(check.id());
        assertThat(entry.details())
                .containsEntry("revision", "1")
                .containsEntry("cause", "OBSERVATION STAY_CONDITIONS")
                .containsEntry("advice-before", "INCONCLUSIVE")
                .containsEntry("policy", "p1")
                .containsKey("register")
                .doesNotContainKey("after-passage");
        Finding told = reopened(now);
        assertThat(told.key()).isEqualTo("advice.reopened");
        assertThat(told.parameters())
                .containsEntry("at", "2026-11-23T10:00:40Z")
                .containsEntry("why", "OBSERVATION STAY_CONDITIONS")
                .containsEntry("before", "INCONCLUSIVE");
    }

    @Test
    void what_changes_no_fact_makes_no_advice() {
        BorderCheck check = concluded(Lane.DESK, Advice.INCONCLUSIVE);
        assertThat(reassessment.weigh(check.id())).isEqualTo(check);
        reassessment.change(check.id(), OFFICER, seen(SHOWN));
        reassessment.weigh(check.id());
        assertThat(log.records()).hasSize(1);
        assertThat(read(check.id()).revisions()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void a_guarded_lane_follows_the_newest_advice_and_a_machine_keeps_its_last_word(Lane lane) {
        BorderCheck doubted = concluded(lane, Advice.INCONCLUSIVE);
        assertThat(doubted.next()).isEqualTo(Instruction.Final.GO_TO_DESK);
        BorderCheck cleared = reassessment.change(doubted.id(), OFFICER, seen(SHOWN));
        assertThat(advice(cleared)).isEqualTo(Advice.ADMIT_CANDIDATE);
        assertThat(cleared.next())
                .isEqualTo(lane.guarded() ? Instruction.Final.OPEN : Instruction.Final.GO_TO_DESK);

        BorderCheck open = concluded(lane, facts(true), Advice.ADMIT_CANDIDATE);
        assertThat(open.next()).isEqualTo(Instruction.Final.OPEN);
        BorderCheck stopped = reassessment.change(open.id(), OFFICER, seen(SHOWN));
        assertThat(advice(stopped)).isEqualTo(Advice.REFUSAL_CANDIDATE);
        assertThat(stopped.next())
                .isEqualTo(lane.guarded() ? Instruction.Final.GO_TO_DESK : Instruction.Final.OPEN);
    }

    /** Law 3: what was not known in time may close a machine, never open it. */
    @Test
    void a_machine_that_has_not_had_its_last_word_sends_to_the_desk() {
        BorderCheck open = stored(Lane.KIOSK);
        store.update(
                open.id(), check -> check.concluded(conclusion(facts(false), Advice.INCONCLUSIVE)));
        BorderCheck revised = reassessment.change(open.id(), OFFICER, seen(SHOWN));
        assertThat(revised.next()).isInstanceOf(Instruction.CaptureThese.class);
        BorderCheck done = store.update(open.id(), check -> check.captured(Cases.face()));
        assertThat(advice(done)).isEqualTo(Advice.ADMIT_CANDIDATE);
        assertThat(done.next()).isEqualTo(Instruction.Final.GO_TO_DESK);
    }

    /** What was found at its opening is too old to open on; to close it is never too late. */
    @Test
    void an_old_check_closes_and_does_not_open() {
        Reassessment afterLife = on(log, Cases.NOW.plus(BorderCheck.LIFE).plusSeconds(1));
        BorderCheck doubted = concluded(Lane.DESK, Advice.INCONCLUSIVE);
        BorderCheck cleared = afterLife.change(doubted.id(), OFFICER, seen(SHOWN));
        assertThat(advice(cleared)).isEqualTo(Advice.ADMIT_CANDIDATE);
        assertThat(cleared.next()).isEqualTo(Instruction.Final.GO_TO_DESK);

        BorderCheck open = concluded(Lane.DESK, facts(true), Advice.ADMIT_CANDIDATE);
        assertThat(afterLife.change(open.id(), OFFICER, seen(SHOWN)).next())
                .isEqualTo(Instruction.Final.GO_TO_DESK);
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void of_a_traveller_who_has_passed_it_is_made_all_the_same_and_flagged(Lane lane) {
        BorderCheck check = concluded(lane, facts(true), Advice.ADMIT_CANDIDATE);
        // kept before the passage, and weighed only after it
        store.update(check.id(), seen(SHOWN));
        store.update(check.id(), one -> one.passed(BorderChecks.Passage.PASSED));
        BorderCheck now = reassessment.weigh(check.id());
        assertThat(advice(now)).isEqualTo(Advice.REFUSAL_CANDIDATE);
        assertThat(now.next()).as("what was told was told").isEqualTo(Instruction.Final.OPEN);
        assertThat(now.status()).isEqualTo(BorderCheckView.Status.PASSED_ON);
        assertThat(now.revisions().getLast().afterPassage()).isTrue();
        assertThat(log.records().getLast().details()).containsEntry("after-passage", "true");
        assertThat(reopened(now).key()).isEqualTo("advice.reopened-after-passage");
    }

    @Test
    void when_the_log_is_down_nothing_is_changed_and_repeating_it_is_enough() {
        BorderCheck check = concluded(Lane.DESK, Advice.INCONCLUSIVE);
        log.breakDown();
        assertThatThrownBy(() -> reassessment.change(check.id(), OFFICER, seen(SHOWN)))
                .isInstanceOf(LogUnavailableException.class);
        assertThat(read(check.id())).isEqualTo(check);
        log.recover();
        assertThat(advice(reassessment.change(check.id(), OFFICER, seen(SHOWN))))
                .isEqualTo(Advice.ADMIT_CANDIDATE);
    }

    @Test
    void a_refused_change_is_neither_logged_nor_kept() {
        BorderCheck check = concluded(Lane.DESK, Advice.INCONCLUSIVE);
        assertThatThrownBy(
                        () ->
                                reassessment.change(
                                        check.id(),
                                        OFFICER,
                                        _ -> {
                                            throw new BorderCheckException(
                                                    BorderCheckException.Reason.ENDED);
                                        }))
                .isInstanceOf(BorderCheckException.class);
        assertThat(log.records()).isEmpty();
        assertThat(read(check.id())).isEqualTo(check);
    }

    /** As a process killed there leaves it: the entry is durable, the row is as it was. */
    @Test
    void a_crash_between_log_and_row_leaves_an_entry_that_the_repetition_replaces() {
        BorderCheck check = concluded(Lane.DESK, Advice.INCONCLUSIVE);
        Reassessment crashing = on(new DiesAfterwards(log), LATER);
        assertThatThrownBy(() -> crashing.change(check.id(), OFFICER, seen(SHOWN)))
                .hasMessage("killed by the test");
        assertThat(read(check.id())).as("nobody was shown it").isEqualTo(check);

        BorderCheck now = reassessment.change(check.id(), OFFICER, seen(SHOWN));
        assertThat(now.revisions()).hasSize(1);
        assertThat(now.observed()).containsExactly(SHOWN);
        assertThat(log.records())
                .extracting(entry -> entry.details().get("revision"))
                .as("the same revision twice, of which the later stands")
                .containsExactly("1", "1");
    }

    @Test
    void of_many_at_once_each_sees_what_the_others_knew_and_the_log_has_them_in_order()
            throws Exception {
        BorderCheck check = concluded(Lane.DESK, Advice.INCONCLUSIVE);
        int many = 12;
        List<Callable<BorderCheck>> calls =
                IntStream.range(0, many)
                        .mapToObj(
                                i ->
                                        (Callable<BorderCheck>)
                                                () ->
                                                        reassessment.change(
                                                                check.id(),
                                                                OFFICER,
                                                                seen(departure(i))))
                        .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<BorderCheck> done : threads.invokeAll(calls)) {
                done.get();
            }
        }
        BorderCheck now = read(check.id());
        assertThat(now.observed())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, many).mapToObj(ReassessmentTest::departure).toList());
        assertThat(requireNonNull(now.conclusion()).facts()).isEqualTo(now.factsNow());
        List<String> order = new ArrayList<>();
        IntStream.rangeClosed(1, many).forEach(i -> order.add(Integer.toString(i)));
        assertThat(log.records())
                .extracting(entry -> entry.details().get("revision"))
                .containsExactlyElementsOf(order);
        assertThat(now.revisions()).hasSize(many);
    }

    @Test
    void what_becomes_known_while_the_systems_are_asked_is_weighed_when_they_have_answered() {
        Recorder recorder = Recorders.on(log, store, () -> LATER);
        BorderCheck check = stored(Lane.DESK);
        BorderCheck seen = reassessment.change(check.id(), OFFICER, seen(SHOWN));
        assertThat(log.records()).as("there is nothing to weigh yet").isEmpty();
        assertThat(seen.observed()).containsExactly(SHOWN);

        // the examination began before and knows nothing of it
        recorder.record(
                Examination.begin(check).concluded(conclusion(facts(false), Advice.INCONCLUSIVE)),
                TraceContext.NONE);
        BorderCheck now = read(check.id());
        assertThat(advice(now)).isEqualTo(Advice.ADMIT_CANDIDATE);
        assertThat(requireNonNull(requireNonNull(now.conclusion()).facts()).observations())
                .containsExactly(SHOWN);
        assertThat(log.records())
                .extracting(LogRecord::result)
                .containsExactly("INCONCLUSIVE", "ADMIT_CANDIDATE");
    }

    @Test
    void of_a_check_that_an_older_node_concluded_only_the_observation_is_kept() {
        BorderCheck check = concluded(Lane.DESK, null, Advice.INCONCLUSIVE);
        BorderCheck now = reassessment.change(check.id(), OFFICER, seen(SHOWN));
        assertThat(now.observed()).containsExactly(SHOWN);
        assertThat(now.conclusion()).isEqualTo(check.conclusion());
        assertThat(log.records()).isEmpty();
    }

    @Test
    void whoever_waits_is_woken() {
        BorderCheck check = concluded(Lane.DESK, Advice.INCONCLUSIVE);
        Wakeups.Ticket ticket = wakeups.ticket(check.id());
        reassessment.change(check.id(), OFFICER, seen(SHOWN));
        assertThat(ticket.latch().getCount()).isZero();
    }

    private Reassessment on(MessageLog where, Instant now) {
        return new Reassessment(where, store, Recorders.entries(), wakeups, () -> now);
    }

    private static UnaryOperator<BorderCheck> seen(Observation what) {
        return check -> check.observed(new ObservedFact("M2001", Cases.NOW, what));
    }

    private static Observation departure(int days) {
        return new Observation.IntendedDeparture(Cases.TODAY.plusDays(days));
    }

    private static Advice advice(BorderCheck check) {
        return requireNonNull(check.conclusion()).assessment().advice();
    }

    private static Finding reopened(BorderCheck check) {
        return requireNonNull(Views.of(check, Cases.desk()).content()).findings().stream()
                .filter(finding -> finding.key().startsWith("advice."))
                .findFirst()
                .orElseThrow();
    }

    private BorderCheck read(UUID id) {
        return store.find(id).orElseThrow();
    }

    private BorderCheck stored(Lane lane) {
        BorderCheck check = Cases.opened(lane);
        store.insert(check, check.id().toString(), new byte[1], Duration.ofMinutes(1));
        return check;
    }

    private BorderCheck concluded(Lane lane, Advice advice) {
        return concluded(lane, facts(false), advice);
    }

    private BorderCheck concluded(Lane lane, @Nullable Facts facts, Advice advice) {
        BorderCheck check = stored(lane);
        store.update(
                check.id(),
                open -> open.captured(Cases.face()).concluded(conclusion(facts, advice)));
        return read(check.id());
    }

    /** Whose first advice is this one, whatever follows from the facts. */
    private static Conclusion conclusion(@Nullable Facts facts, Advice advice) {
        return new Conclusion(
                facts,
                List.of(Cases.passport("D")),
                List.of(),
                new Assessment(advice, Set.of(), List.of()),
                Set.of(),
                false,
                false,
                Set.of());
    }

    /** From which follows that the traveller is let in, or is to be refused for want of a visa. */
    private static Facts facts(boolean refused) {
        return Facts.of(
                        Crossing.ENTRY,
                        Cases.TODAY,
                        Traveller.of(
                                refused
                                        ? TravellerClass.VISA_REQUIRED
                                        : TravellerClass.FREE_MOVEMENT))
                .documents(
                        List.of(
                                new PresentedDocumentFact(
                                        DocumentKind.PASSPORT,
                                        true,
                                        Cases.TODAY.plusYears(5),
                                        PresentedDocumentFact.Chip.AUTHENTIC,
                                        true)))
                .facts();
    }

    /** Takes the record, and the process dies before anything else is done. */
    private record DiesAfterwards(MessageLog log) implements MessageLog {
        @Override
        public UUID append(LogRecord entry) {
            return log.append(entry);
        }

        @Override
        public UUID appendDurably(LogRecord entry) {
            UUID _ = log.appendDurably(entry);
            throw new IllegalStateException("killed by the test");
        }

        @Override
        public IntentReceipt sealIntent(LogRecord intent) {
            return log.sealIntent(intent);
        }
    }
}
