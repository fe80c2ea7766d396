package nl.grenspoort.messagelog;

import static nl.grenspoort.messagelog.TestLog.AUDITOR;
import static nl.grenspoort.messagelog.TestLog.admin;
import static nl.grenspoort.messagelog.TestLog.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;

import nl.grenspoort.database.TestDatabase;
import nl.grenspoort.messagelog.UnreliableDatabase.Fault;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

import javax.sql.DataSource;

/** What goes wrong under a log, and what it does then. */
class LogFailureTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"LOST_BEFORE", "LOST_AFTER", "STILL_UNDER_WAY"})
    void a_commit_whose_end_is_unknown_is_tried_again_and_never_done_twice(Fault fault) {
        DataSource database = TestDatabase.fresh();
        Queue<Fault> faults = new ConcurrentLinkedQueue<>();
        try (TestLog test = new TestLog(database);
                PostgresMessageLog log = unreliable(database, faults)) {
            List<UUID> given = new ArrayList<>();
            given.add(log.appendDurably(admin("before")));
            faults.addAll(List.of(fault, fault));
            given.add(log.append(intent(null, UUID.randomUUID(), "<ask/>")));
            given.add(log.appendDurably(admin("after")));
            assertThat(MessageLogTest.ids(test)).containsExactlyElementsOf(given);
            assertThat(test.verify().problems()).isEmpty();
        }
    }

    @Test
    void two_logs_that_lose_commits_at_random_lose_and_repeat_no_entry() throws Exception {
        DataSource database = TestDatabase.fresh();
        Random random = new Random(2026);
        Queue<Fault> faults = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < 16; i++) {
            faults.add(Fault.values()[random.nextInt(3)]);
        }
        try (TestLog test = new TestLog(database);
                PostgresMessageLog one = unreliable(database, faults);
                PostgresMessageLog two = unreliable(database, faults)) {
            List<UUID> given = new ArrayList<>();
            List<Callable<List<UUID>>> writers =
                    List.of(() -> write(one), () -> write(one), () -> write(two));
            for (Future<List<UUID>> future : atOnce(writers)) {
                given.addAll(future.get());
            }
            assertThat(MessageLogTest.ids(test)).containsExactlyInAnyOrderElementsOf(given);
            assertThat(test.verify().problems()).isEmpty();
        }
    }

    private static List<UUID> write(MessageLog log) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ids.add(log.appendDurably(intent(null, UUID.randomUUID(), "<ask/>")));
        }
        return ids;
    }

    private static PostgresMessageLog unreliable(DataSource database, Queue<Fault> faults) {
        DataSource lossy =
                UnreliableDatabase.over(
                        database,
                        () -> {
                            Fault next = faults.poll();
                            return next == null ? Fault.NONE : next;
                        });
        return TestLog.open(lossy, TestLog.limits(Duration.ofSeconds(60)), InstantSource.system());
    }

    @Test
    void while_the_head_is_held_nobody_is_told_yes_and_afterwards_everything_is_there()
            throws Exception {
        try (TestLog test =
                        new TestLog(
                                TestDatabase.fresh(),
                                TestLog.limits(SHORT),
                                InstantSource.system());
                Connection other = test.database.getConnection()) {
            test.log.appendDurably(admin("before"));
            hold(other);
            assertThatThrownBy(() -> test.log.appendDurably(admin("waiting")))
                    .isInstanceOf(LogUnavailableException.class);
            awaitRefusal(test.log);
            assertThat(test.log.health().healthy()).isFalse();
            assertThat(test.log.health().failingFor()).isGreaterThan(SHORT);
            assertThat(test.log.health().waiting()).isPositive();
            other.rollback();
            awaitHealthy(test.log);
            test.log.appendDurably(admin("after"));
            assertThat(
                            test.sql()
                                    .sql("select operation from log_entry order by leaf_index")
                                    .query(String.class)
                                    .list())
                    .startsWith("before", "waiting")
                    .endsWith("after")
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void a_full_queue_refuses_at_once_by_number_and_by_size() throws Exception {
        LogLimits few = new LogLimits(3, 64L << 20, 3, Duration.ofSeconds(30));
        LogLimits small = new LogLimits(100, 1L << 20, 3, Duration.ofSeconds(30));
        for (LogLimits limits : List.of(few, small)) {
            try (TestLog test = new TestLog(TestDatabase.fresh(), limits, InstantSource.system());
                    Connection other = test.database.getConnection()) {
                hold(other);
                List<UUID> taken = new ArrayList<>();
                LogRecord entry = intent(null, UUID.randomUUID(), "x".repeat(300_000));
                assertThatThrownBy(
                                () -> {
                                    while (taken.size() <= 3) {
                                        taken.add(test.log.append(entry));
                                    }
                                })
                        .isInstanceOf(LogUnavailableException.class)
                        .hasMessageContaining("more waiting");
                assertThat(taken).hasSize(3);
                assertThat(test.log.health().waitingBytes()).isBetween(900_000L, 1L << 20);
                other.rollback();
                test.log.close();
                assertThat(MessageLogTest.ids(test)).containsExactlyElementsOf(taken);
            }
        }
    }

    @Test
    void closing_while_the_database_is_away_tells_whoever_waits_and_ends() throws Exception {
        DataSource database = TestDatabase.fresh();
        HikariDataSource pool = TestLog.pool(database);
        PostgresMessageLog log =
                TestLog.open(pool, TestLog.limits(Duration.ofSeconds(60)), InstantSource.system());
        log.appendDurably(admin("before"));
        pool.close();
        List<Callable<UUID>> waiting = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            waiting.add(() -> log.appendDurably(admin("lost")));
        }
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<UUID>> answers = waiting.stream().map(callers::submit).toList();
            while (log.health().waiting() < 4) {
                Thread.yield();
            }
            log.close();
            for (Future<UUID> answer : answers) {
                assertThatThrownBy(answer::get).hasCauseInstanceOf(LogUnavailableException.class);
            }
        }
        assertThat(log.health().healthy()).isFalse();
        assertThat(log.health().waiting()).isZero();
    }

    @Test
    void two_nodes_make_the_partition_of_a_new_day_at_once() throws Exception {
        DataSource database = TestDatabase.fresh();
        for (int round = 1; round <= 10; round++) {
            String day = "date '2026-11-%02d'".formatted(round);
            Callable<Void> make =
                    () -> {
                        execute(database, "select log_make_partition(" + day + ")");
                        return null;
                    };
            for (Future<Void> node : atOnce(List.of(make, make, make, make))) {
                node.get();
            }
        }
        try (TestLog test = new TestLog(database)) {
            assertThat(
                            test.sql()
                                    .sql(
                                            "select count(*) from pg_inherits where inhparent = 'log_entry'::regclass")
                                    .query(Integer.class)
                                    .single())
                    .isEqualTo(10);
        }
    }

    @Test
    void a_new_day_begins_while_somebody_reads_the_log() throws Exception {
        try (TestLog test = new TestLog();
                Connection reader = test.database.getConnection();
                Statement reading = reader.createStatement()) {
            reader.setAutoCommit(false);
            reading.executeQuery("select * from log_entry").close();
            test.log.appendDurably(admin("first-of-the-day"));
            reader.rollback();
        }
    }

    @Test
    void the_tables_refuse_to_change_what_was_logged() {
        try (TestLog test = new TestLog()) {
            test.log.appendDurably(intent(null, UUID.randomUUID(), "<ask/>"));
            String partition =
                    test.sql()
                            .sql("select tableoid::regclass::text from log_entry limit 1")
                            .query(String.class)
                            .single();
            for (String statement :
                    List.of(
                            "update log_entry set result = 'OK'",
                            "delete from log_entry",
                            "truncate log_entry",
                            "update " + partition + " set result = 'OK'",
                            "delete from " + partition,
                            "truncate " + partition,
                            "update log_body set part = 1",
                            "truncate log_body",
                            "update log_head set next_index = 0",
                            "update log_head set origin = 'another/log'",
                            "delete from log_head",
                            "truncate log_head")) {
                assertThatThrownBy(() -> execute(test.database, statement))
                        .as(statement)
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("the message log");
            }
            assertThat(test.verify().clean()).isTrue();
        }
    }

    @Test
    void a_database_that_was_made_careless_gets_no_more_entries() throws Exception {
        try (TestLog test =
                new TestLog(TestDatabase.fresh(), TestLog.limits(SHORT), InstantSource.system())) {
            test.log.appendDurably(admin("before"));
            String name = test.sql().sql("select current_database()").query(String.class).single();
            execute(test.database, "alter database " + name + " set synchronous_commit = off");
            test.pool.getHikariPoolMXBean().softEvictConnections();
            assertThatThrownBy(() -> test.log.appendDurably(admin("forgettable")))
                    .isInstanceOf(LogUnavailableException.class);
            execute(test.database, "alter database " + name + " set synchronous_commit = on");
            test.pool.getHikariPoolMXBean().softEvictConnections();
            awaitHealthy(test.log);
            assertThat(test.reader.verify(AUDITOR).clean()).isTrue();
        }
    }

    private static void hold(Connection other) throws SQLException {
        other.setAutoCommit(false);
        try (Statement sql = other.createStatement()) {
            sql.execute("select * from log_head for update");
        }
    }

    private static void awaitRefusal(MessageLog log) {
        while (true) {
            try {
                log.append(admin("unheard-" + ThreadLocalRandom.current().nextLong()));
                Thread.yield();
            } catch (LogUnavailableException e) {
                return;
            }
        }
    }

    private static void awaitHealthy(LogMonitor log) {
        while (!log.health().healthy() || log.health().waiting() > 0) {
            Thread.yield();
        }
    }

    private static <T> List<Future<T>> atOnce(List<Callable<T>> tasks) {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures =
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
            return futures;
        }
    }

    private static void execute(DataSource database, String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
