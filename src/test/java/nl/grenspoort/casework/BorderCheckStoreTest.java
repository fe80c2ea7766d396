package nl.grenspoort.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.access.Lane;
import nl.grenspoort.biometrics.Capture;
import nl.grenspoort.casework.BorderCheckException.Reason;
import nl.grenspoort.casework.BorderCheckStore.Leased;
import nl.grenspoort.database.TestDatabase;
import nl.grenspoort.entry.Advice;
import nl.grenspoort.entry.Assessment;
import nl.grenspoort.entry.TravellerClass;
import nl.grenspoort.quality.Threat;

import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import javax.sql.DataSource;

/** Border checks in a real PostgreSQL. */
class BorderCheckStoreTest {
    private static final DataSource DATABASE = TestDatabase.fresh();
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration OVER = Duration.ofSeconds(-1);
    private static final byte[] MAC = {1, 2, 3};

    private final BorderCheckStore store = TestStores.on(DATABASE);

    @Test
    void a_stored_check_reads_back_the_same() {
        BorderCheck check = stored();
        BorderCheck read = store.find(check.id()).orElseThrow();
        assertThat(read.request().withoutChipFiles()).isEqualTo(check.request().withoutChipFiles());
        assertThat(read.terminal()).isEqualTo(check.terminal());
        assertThat(read.status()).isEqualTo(check.status());
        assertThat(store.find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void that_an_answer_came_late_is_kept_with_its_check_in_either_order() {
        Late late =
                new Late(
                        Cases.SIS,
                        "NO_DATA",
                        Cases.NOW.plusSeconds(7),
                        AnswerFacts.of(Answers.read(Answers.SIS_NOTHING)));
        BorderCheck before = stored();
        store.update(before.id(), check -> check.answeredLate(late));
        store.conclude(before.id(), BorderCheckStore.FIRST_LEASE, Cases.admitted());
        BorderCheck after = stored();
        store.conclude(after.id(), BorderCheckStore.FIRST_LEASE, Cases.admitted());
        store.update(after.id(), check -> check.answeredLate(late));
        for (BorderCheck check : List.of(before, after)) {
            BorderCheck read = store.find(check.id()).orElseThrow();
            assertThat(read.late()).containsExactly(late);
            assertThat(read.conclusion()).isEqualTo(Cases.admitted());
        }
    }

    @Test
    void a_key_is_taken_once_per_terminal() {
        BorderCheck check = Cases.opened(Lane.KIOSK);
        assertThat(store.insert(check, "once", MAC, LEASE)).isTrue();
        assertThat(store.insert(Cases.opened(Lane.KIOSK), "once", MAC, LEASE)).isFalse();
        BorderCheckStore.Keyed keyed =
                store.byKey(check.terminal().oin().value(), "once").orElseThrow();
        assertThat(keyed.check().id()).isEqualTo(check.id());
        assertThat(keyed.mac()).isEqualTo(MAC);

        Caller other = Cases.caller(Cases.terminal(Lane.KIOSK, 2));
        assertThat(store.insert(Cases.opened(other), "once", MAC, LEASE)).isTrue();
    }

    @Test
    void nothing_personal_is_in_clear_in_the_row() {
        BorderCheck check = stored();
        store.update(check.id(), open -> open.captured(Cases.face()).concluded(Cases.admitted()));
        Map<String, Object> row =
                JdbcClient.create(DATABASE)
                        .sql("select * from border_check where id = :id")
                        .param("id", check.id())
                        .query()
                        .singleRow();
        assertThat(row).hasSizeGreaterThan(10);
        row.forEach(
                (column, value) -> {
                    byte[] bytes =
                            value instanceof byte[] binary
                                    ? binary
                                    : String.valueOf(value).getBytes(StandardCharsets.UTF_8);
                    assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                            .as(column)
                            .doesNotContain(Cases.SURNAME)
                            .doesNotContain(Cases.NUMBER)
                            .doesNotContain("1974");
                });
    }

    @Test
    void a_row_moved_to_another_check_does_not_open() {
        UUID one = stored().id();
        UUID other = stored().id();
        JdbcClient.create(DATABASE)
                .sql(
                        """
                        update border_check set (wrapped_key, state) =
                            (select wrapped_key, state from border_check where id = :one)
                        where id = :other
                        """)
                .param("one", one)
                .param("other", other)
                .update();
        assertThatThrownBy(() -> store.find(other)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_change_of_an_unknown_check_is_refused_and_a_refused_change_is_not_stored() {
        assertThatThrownBy(() -> store.update(UUID.randomUUID(), check -> check))
                .hasMessage(Reason.UNKNOWN_CHECK.name());
        BorderCheck check = stored();
        assertThatThrownBy(
                        () ->
                                store.update(
                                        check.id(),
                                        open ->
                                                open.captured(Cases.face())
                                                        .abandoned()
                                                        .captured(Cases.face())))
                .hasMessage(Reason.ENDED.name());
        assertThat(store.find(check.id()).orElseThrow().captures()).isEmpty();
    }

    @Test
    void changes_at_the_same_time_are_all_kept() throws Exception {
        UUID id = stored().id();
        together(
                List.of(
                        () -> store.update(id, check -> check.captured(Cases.face())),
                        () -> store.update(id, check -> check.captured(fingers())),
                        () -> store.update(id, BorderCheck::complete)));
        BorderCheck check = store.find(id).orElseThrow();
        assertThat(check.captures())
                .extracting(CaptureReceipt::kind)
                .containsExactlyInAnyOrder(Capture.Kind.FACE, Capture.Kind.FINGERS);
        assertThat(check.completed()).isTrue();
    }

    @Test
    void an_interrupted_check_is_taken_over_by_one_node_when_its_lease_is_over() throws Exception {
        DataSource database = TestDatabase.fresh();
        List<BorderCheck> interrupted =
                java.util.stream.Stream.generate(() -> Cases.opened(Lane.KIOSK)).limit(9).toList();
        BorderCheckStore one = TestStores.on(database);
        BorderCheckStore other = TestStores.on(database);
        assertThat(one.insert(Cases.opened(Lane.KIOSK), "leased", MAC, LEASE)).isTrue();
        interrupted.forEach(check -> one.insert(check, check.id().toString(), MAC, OVER));
        List<List<Leased>> taken =
                together(
                        List.of(
                                () -> one.takeInterrupted(LEASE, 16),
                                () -> other.takeInterrupted(LEASE, 16)));
        assertThat(taken.stream().flatMap(Collection::stream).map(leased -> leased.check().id()))
                .containsExactlyInAnyOrderElementsOf(
                        interrupted.stream().map(BorderCheck::id).toList());
        assertThat(one.takeInterrupted(LEASE, 16)).as("leased anew").isEmpty();
    }

    @Test
    @Threat("T-LOG-6")
    void a_node_that_was_taken_over_from_can_not_conclude_the_check_any_more() {
        DataSource database = TestDatabase.fresh();
        BorderCheckStore paused = TestStores.on(database);
        BorderCheckStore other = TestStores.on(database);
        BorderCheck check = Cases.opened(Lane.E_GATE);
        paused.insert(check, "paused", MAC, OVER);
        assertThat(paused.mayConclude(check.id(), BorderCheckStore.FIRST_LEASE)).isTrue();
        long taken = other.takeInterrupted(LEASE, 16).getFirst().lease();

        assertThat(paused.mayConclude(check.id(), BorderCheckStore.FIRST_LEASE)).isFalse();
        paused.conclude(check.id(), BorderCheckStore.FIRST_LEASE, misread());
        assertThat(other.find(check.id()).orElseThrow().conclusion()).isNull();

        assertThat(other.mayConclude(check.id(), taken)).isTrue();
        other.conclude(check.id(), taken, Cases.admitted());
        assertThat(other.find(check.id()).orElseThrow().conclusion()).isEqualTo(Cases.admitted());
        other.conclude(check.id(), taken, misread());
        assertThat(other.find(check.id()).orElseThrow().conclusion()).isEqualTo(Cases.admitted());
        assertThat(other.mayConclude(check.id(), taken)).as("concluded").isFalse();
        assertThat(other.mayConclude(UUID.randomUUID(), taken)).as("unknown").isFalse();
    }

    @Test
    void a_row_that_can_not_be_opened_keeps_no_other_from_being_taken_over() {
        DataSource database = TestDatabase.fresh();
        BorderCheckStore node = TestStores.on(database);
        BorderCheck broken = Cases.opened(Lane.KIOSK);
        BorderCheck sound = Cases.opened(Lane.KIOSK);
        node.insert(broken, "broken", MAC, Duration.ofSeconds(-2));
        node.insert(sound, "sound", MAC, Duration.ofSeconds(-1));
        org.springframework.jdbc.core.simple.JdbcClient.create(database)
                .sql("update border_check set state = 'x' where id = :id")
                .param("id", broken.id())
                .update();
        assertThat(node.takeInterrupted(LEASE, 16))
                .extracting(leased -> leased.check().id())
                .containsExactly(sound.id());
    }

    @Test
    void no_more_is_taken_over_at_once_than_asked_for_and_nothing_that_has_ended() {
        DataSource database = TestDatabase.fresh();
        BorderCheckStore nodes = TestStores.on(database);
        for (int i = 0; i < 5; i++) {
            nodes.insert(Cases.opened(Lane.KIOSK), "key-" + i, MAC, Duration.ofSeconds(-1));
        }
        BorderCheck abandoned = Cases.opened(Lane.KIOSK);
        nodes.insert(abandoned, "abandoned", MAC, Duration.ofSeconds(-1));
        nodes.update(abandoned.id(), BorderCheck::abandoned);
        BorderCheck examined = Cases.opened(Lane.KIOSK);
        nodes.insert(examined, "examined", MAC, Duration.ofSeconds(-1));
        nodes.update(examined.id(), check -> check.concluded(Cases.admitted()));

        assertThat(nodes.takeInterrupted(LEASE, 2)).hasSize(2);
        assertThat(nodes.takeInterrupted(LEASE, 16)).hasSize(3);
    }

    @Test
    void a_lanes_recent_misreadings_are_counted() {
        Caller lane = Cases.caller(Cases.terminal(Lane.KIOSK, 77));
        BorderCheck check = Cases.opened(lane);
        store.insert(check, "misread", MAC, LEASE);
        assertThat(store.tryAgainSince(lane.terminal().name(), Instant.EPOCH)).isZero();
        store.update(check.id(), open -> open.complete().concluded(misread()));
        assertThat(store.tryAgainSince(lane.terminal().name(), Cases.NOW.minusSeconds(1))).isOne();
        assertThat(store.tryAgainSince(lane.terminal().name(), Cases.NOW)).isZero();
        assertThat(store.tryAgainSince("another", Instant.EPOCH)).isZero();
    }

    @Test
    void a_database_that_is_down_is_said_to_be() {
        PGSimpleDataSource nobody = new PGSimpleDataSource();
        nobody.setUrl("jdbc:postgresql://127.0.0.1:1/none");
        BorderCheckStore down = TestStores.on(nobody);
        assertThatThrownBy(() -> down.find(UUID.randomUUID()))
                .isInstanceOf(BorderCheckException.class)
                .hasMessage(Reason.STORE_UNAVAILABLE.name());
        assertThatThrownBy(() -> down.insert(Cases.opened(Lane.KIOSK), "k", MAC, LEASE))
                .hasMessage(Reason.STORE_UNAVAILABLE.name());
    }

    private BorderCheck stored() {
        BorderCheck check = Cases.opened(Lane.KIOSK);
        assertThat(store.insert(check, check.id().toString(), MAC, LEASE)).isTrue();
        return check;
    }

    private static CaptureReceipt fingers() {
        return new CaptureReceipt(Capture.Kind.FINGERS, false, false, List.of());
    }

    private static Conclusion misread() {
        return new Conclusion(
                Cases.facts(TravellerClass.UNDETERMINED),
                List.of(),
                List.of(),
                new Assessment(Advice.SECOND_LINE, Set.of(), List.of()),
                Set.of(),
                true,
                true,
                Set.of());
    }

    /** Runs all of them at once and gives their results. */
    static <T> List<T> together(List<Callable<T>> tasks) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> results =
                    tasks.stream()
                            .map(
                                    task ->
                                            threads.submit(
                                                    () -> {
                                                        start.await();
                                                        return task.call();
                                                    }))
                            .toList();
            start.countDown();
            List<T> all = new java.util.ArrayList<>();
            for (Future<T> result : results) {
                all.add(result.get());
            }
            return all;
        }
    }
}
