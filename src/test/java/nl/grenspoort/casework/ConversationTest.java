package nl.grenspoort.casework;

import static nl.grenspoort.casework.BorderCheckStoreTest.together;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.access.Lane;
import nl.grenspoort.biometrics.Capture;
import nl.grenspoort.biometrics.PresentationAttack;
import nl.grenspoort.casework.BorderCheckException.Reason;
import nl.grenspoort.casework.BorderCheckView.Status;
import nl.grenspoort.casework.BorderChecks.Opened;
import nl.grenspoort.casework.BorderChecks.Passage;
import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.systems.Question.Direction;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;

import javax.sql.DataSource;

/** The conversation about a border check, over a real database. */
class ConversationTest {
    private static final DataSource DATABASE = TestStores.pool();
    private static final Caller KIOSK = Cases.kiosk();
    private static final Caller OTHER_KIOSK = Cases.caller(Cases.terminal(Lane.KIOSK, 2));
    private static final Capture FACE =
            new Capture.Face(
                    new byte[] {1}, "image/jpeg", 80, "maker 1", PresentationAttack.BONA_FIDE);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final BorderCheckStore store = TestStores.on(DATABASE);
    private final List<BorderCheck> examined = new CopyOnWriteArrayList<>();
    private final Wakeups wakeups = new Wakeups();
    private final Conversation conversation = over(store);

    @Test
    void opening_stores_the_check_and_starts_its_examination() {
        Opened opened = open(KIOSK, "k");
        assertThat(opened.repeated()).isFalse();
        assertThat(opened.view().status()).isEqualTo(Status.OPEN);
        assertThat(opened.view().instruction().word()).isEqualTo("CAPTURE");
        UUID id = opened.view().id();
        assertThat(examined).extracting(BorderCheck::id).containsExactly(id);
        assertThat(TestStores.on(DATABASE).find(id)).isPresent();
    }

    @Test
    void the_examination_starts_only_after_the_check_is_durable() {
        Conversation strict =
                new Conversation(
                        store,
                        TestStores.mac(),
                        check -> assertThat(store.find(check.id())).isPresent(),
                        Recorders.reassessment(store, wakeups),
                        Recorders.parties(store, Recorders.reassessment(store, wakeups)),
                        wakeups,
                        _ -> Optional.empty(),
                        Cases.PROPERTIES,
                        InstantSource.system());
        strict.open(KIOSK, key(unique("k"), "body"), Cases.request(Direction.ENTRY));
    }

    @Test
    void the_same_key_and_body_give_the_same_answer_and_no_second_examination() {
        String name = unique("same");
        Opened first = conversation.open(KIOSK, key(name, "b"), Cases.request(Direction.ENTRY));
        conversation.capture(KIOSK, first.view().id(), FACE);
        conclude(first.view().id());
        Opened again = conversation.open(KIOSK, key(name, "b"), Cases.request(Direction.ENTRY));
        assertThat(again.repeated()).isTrue();
        assertThat(again.view()).isEqualTo(first.view());
        assertThat(examined).hasSize(1);
    }

    @Test
    void the_same_key_with_another_body_is_a_conflict() {
        String name = unique("reused");
        conversation.open(KIOSK, key(name, "one"), Cases.request(Direction.ENTRY));
        assertRefused(
                Reason.KEY_REUSED,
                () -> conversation.open(KIOSK, key(name, "two"), Cases.request(Direction.ENTRY)));
        assertThat(examined).hasSize(1);
    }

    /** Alerts and duty may have changed since: the gate is not opened on what was found then. */
    @Test
    void a_capture_that_comes_too_late_is_refused() {
        UUID id = open(KIOSK, "late").view().id();
        conclude(id);
        Instant late = Instant.now().plus(BorderCheck.LIFE).plusSeconds(1);
        Conversation later =
                new Conversation(
                        store,
                        TestStores.mac(),
                        examined::add,
                        Recorders.reassessment(store, wakeups),
                        Recorders.parties(store, Recorders.reassessment(store, wakeups)),
                        wakeups,
                        _ -> Optional.empty(),
                        Cases.PROPERTIES,
                        () -> late);
        assertRefused(Reason.ENDED, () -> later.capture(KIOSK, id, FACE));
        assertRefused(Reason.ENDED, () -> later.complete(KIOSK, id));
        assertThat(conversation.capture(KIOSK, id, FACE).status()).isEqualTo(Status.CONCLUDED);
    }

    @Test
    void a_key_belongs_to_its_terminal() {
        String name = unique("shared");
        Opened mine = conversation.open(KIOSK, key(name, "b"), Cases.request(Direction.ENTRY));
        Opened other =
                conversation.open(OTHER_KIOSK, key(name, "b"), Cases.request(Direction.ENTRY));
        assertThat(other.repeated()).isFalse();
        assertThat(other.view().id()).isNotEqualTo(mine.view().id());
    }

    @Test
    void opened_twice_at_once_there_is_one_check() throws Exception {
        String name = unique("race");
        Callable<Opened> opening =
                () -> conversation.open(KIOSK, key(name, "b"), Cases.request(Direction.ENTRY));
        List<Opened> both = together(List.of(opening, opening, opening, opening));
        assertThat(both).extracting(opened -> opened.view().id()).containsOnly(id(both.getFirst()));
        assertThat(both).extracting(Opened::repeated).containsOnlyOnce(false);
        assertThat(examined).hasSize(1);
    }

    @Test
    void to_another_terminal_a_check_does_not_exist() {
        UUID id = id(open(KIOSK, "mine"));
        assertRefused(
                Reason.UNKNOWN_CHECK, () -> conversation.view(OTHER_KIOSK, id, Duration.ZERO));
        assertRefused(Reason.UNKNOWN_CHECK, () -> conversation.capture(OTHER_KIOSK, id, FACE));
        assertRefused(Reason.UNKNOWN_CHECK, () -> conversation.complete(OTHER_KIOSK, id));
        assertRefused(Reason.UNKNOWN_CHECK, () -> conversation.abandon(OTHER_KIOSK, id));
        assertRefused(
                Reason.UNKNOWN_CHECK, () -> conversation.passage(OTHER_KIOSK, id, Passage.PASSED));
        assertRefused(
                Reason.UNKNOWN_CHECK,
                () -> conversation.view(KIOSK, UUID.randomUUID(), Duration.ZERO));
        assertThat(store.find(id).orElseThrow().captures()).isEmpty();
    }

    @Test
    void an_officer_reads_a_check_of_another_lane_at_the_same_crossing_point_only() {
        UUID id = id(open(KIOSK, "read"));
        BorderCheckView view = conversation.view(Cases.desk(), id, Duration.ZERO);
        assertThat(view.content()).isNotNull();
        assertThat(view.content().terminal()).isEqualTo(KIOSK.terminal().name());
        assertRefused(Reason.UNKNOWN_CHECK, () -> conversation.complete(Cases.desk(), id));

        Caller elsewhere = Cases.desk("NL-RTM", Disclosure.SECOND_LINE);
        assertRefused(Reason.UNKNOWN_CHECK, () -> conversation.view(elsewhere, id, Duration.ZERO));
        Caller nobody = Cases.caller(Cases.terminal(Lane.DESK, 3));
        assertRefused(Reason.UNKNOWN_CHECK, () -> conversation.view(nobody, id, Duration.ZERO));
    }

    @Test
    void an_officer_who_does_not_work_at_a_crossing_point_reads_nothing_there() {
        UUID id = id(open(KIOSK, "stray"));
        Caller desk = Cases.desk();
        Caller stray =
                new Caller(
                        desk.terminal(),
                        Cases.desk("NL-RTM", Disclosure.SECOND_LINE).officer(),
                        "00",
                        null);
        assertRefused(Reason.UNKNOWN_CHECK, () -> conversation.view(stray, id, Duration.ZERO));
    }

    @Test
    void a_conversation_runs_to_its_end() {
        UUID id = id(open(KIOSK, "whole"));
        assertThat(conversation.capture(KIOSK, id, FACE).instruction().word()).isEqualTo("WAIT");
        conclude(id);
        assertThat(conversation.view(KIOSK, id, LONG).instruction())
                .isEqualTo(Instruction.Final.OPEN);
        assertThat(conversation.passage(KIOSK, id, Passage.PASSED).status())
                .isEqualTo(Status.PASSED_ON);
        assertRefused(Reason.ENDED, () -> conversation.abandon(KIOSK, id));
    }

    @Test
    void a_waiting_reader_is_woken_by_the_conclusion() throws Exception {
        UUID id = waiting("woken");
        CompletableFuture<BorderCheckView> reader = read(id, LONG);
        until(() -> wakeups.waiting() == 1);
        conclude(id);
        assertThat(reader.get().instruction()).isEqualTo(Instruction.Final.OPEN);
        assertThat(wakeups.waiting()).isZero();
    }

    @Test
    void a_conclusion_on_another_node_is_seen_too() throws Exception {
        UUID id = waiting("elsewhere");
        CompletableFuture<BorderCheckView> reader = read(id, LONG);
        until(() -> wakeups.waiting() == 1);
        store.update(id, check -> check.concluded(Cases.admitted()));
        assertThat(reader.get().instruction()).isEqualTo(Instruction.Final.OPEN);
    }

    @Test
    void who_waits_in_vain_is_told_to_wait_and_leaves_no_place() throws Exception {
        UUID id = waiting("vain");
        assertThat(read(id, Duration.ofMillis(20)).get().instruction())
                .isEqualTo(new Instruction.Wait());
        assertThat(wakeups.waiting()).isZero();
    }

    @Test
    void reading_settled_and_unknown_checks_leaves_no_places() {
        UUID id = id(open(KIOSK, "settled"));
        for (int i = 0; i < 1000; i++) {
            conversation.view(KIOSK, id, LONG);
        }
        for (int i = 0; i < 100; i++) {
            assertRefused(
                    Reason.UNKNOWN_CHECK, () -> conversation.view(KIOSK, UUID.randomUUID(), LONG));
        }
        assertThat(wakeups.waiting()).isZero();
    }

    @Test
    void a_reader_that_is_interrupted_leaves_no_place() throws Exception {
        UUID id = waiting("interrupted");
        CompletableFuture<BorderCheckView> reader = new CompletableFuture<>();
        Thread thread =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    try {
                                        reader.complete(conversation.view(KIOSK, id, LONG));
                                    } catch (RuntimeException e) {
                                        reader.completeExceptionally(e);
                                    }
                                });
        until(() -> thread.getState() == Thread.State.TIMED_WAITING && wakeups.waiting() == 1);
        thread.interrupt();
        assertThatThrownBy(reader::get).isInstanceOf(ExecutionException.class);
        assertThat(wakeups.waiting()).isZero();
    }

    @Test
    void without_a_database_nothing_is_opened_or_examined() {
        org.postgresql.ds.PGSimpleDataSource nobody = new org.postgresql.ds.PGSimpleDataSource();
        nobody.setUrl("jdbc:postgresql://127.0.0.1:1/none");
        Conversation down = over(TestStores.on(nobody));
        assertRefused(
                Reason.STORE_UNAVAILABLE,
                () -> down.open(KIOSK, key("k", "b"), Cases.request(Direction.ENTRY)));
        assertRefused(
                Reason.STORE_UNAVAILABLE, () -> down.view(KIOSK, UUID.randomUUID(), Duration.ZERO));
        assertThat(examined).isEmpty();
        assertThat(wakeups.waiting()).isZero();
    }

    /** A check whose terminal has nothing to do but wait. */
    private UUID waiting(String name) {
        UUID id = id(open(KIOSK, name));
        conversation.capture(KIOSK, id, FACE);
        return id;
    }

    private CompletableFuture<BorderCheckView> read(UUID id, Duration wait) {
        return CompletableFuture.supplyAsync(() -> conversation.view(KIOSK, id, wait));
    }

    private void conclude(UUID id) {
        store.update(id, check -> check.concluded(Cases.admitted()));
        wakeups.wake(id);
    }

    private Conversation over(BorderCheckStore checks) {
        return new Conversation(
                checks,
                TestStores.mac(),
                examined::add,
                Recorders.reassessment(checks, wakeups),
                Recorders.parties(checks, Recorders.reassessment(checks, wakeups)),
                wakeups,
                _ -> Optional.empty(),
                Cases.PROPERTIES,
                InstantSource.system());
    }

    private Opened open(Caller caller, String name) {
        return conversation.open(caller, key(unique(name), "b"), Cases.request(Direction.ENTRY));
    }

    private static UUID id(Opened opened) {
        return opened.view().id();
    }

    private static IdempotencyKey key(String name, String body) {
        return new IdempotencyKey(name, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String unique(String name) {
        return name + "-" + ThreadLocalRandom.current().nextLong();
    }

    private static void until(java.util.function.BooleanSupplier holds) {
        while (!holds.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    private static void assertRefused(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        BorderCheckException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
