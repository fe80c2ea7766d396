package nl.grenspoort.messagelog;

import static nl.grenspoort.messagelog.TestLog.AUDITOR;
import static nl.grenspoort.messagelog.TestLog.admin;
import static nl.grenspoort.messagelog.TestLog.intent;
import static nl.grenspoort.messagelog.TestLog.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.database.TestDatabase;
import nl.grenspoort.messagelog.LogRecord.Body;
import nl.grenspoort.messagelog.LogRecord.Direction;
import nl.grenspoort.messagelog.LogRecord.Kind;
import nl.grenspoort.start.StartRefusedException;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

import javax.sql.DataSource;

class MessageLogTest {
    @Test
    void what_was_appended_durably_is_in_the_database_with_everything_before_it() {
        try (TestLog test = new TestLog()) {
            UUID first = test.log.append(admin("one"));
            UUID second = test.log.append(admin("two"));
            UUID third = test.log.appendDurably(admin("three"));
            assertThat(ids(test)).containsExactly(first, second, third);
            assertThat(test.log.health().healthy()).isTrue();
            assertThat(test.log.health().waiting()).isZero();
            assertThat(test.log.health().waitingBytes()).isZero();
        }
    }

    @Test
    void a_receipt_opens_the_sender_for_the_logged_bytes_and_only_once() {
        try (TestLog test = new TestLog()) {
            IntentReceipt receipt = test.log.sealIntent(intent(null, UUID.randomUUID(), "<ask/>"));
            assertThat(ids(test)).contains(receipt.entryId());
            byte[] wire = "<ask/>".getBytes(StandardCharsets.UTF_8);
            assertThatThrownBy(() -> receipt.spend("SIS", new byte[] {1}))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> receipt.spend("EES", wire))
                    .isInstanceOf(IllegalStateException.class);
            receipt.spend("SIS", wire);
            assertThatThrownBy(() -> receipt.spend("SIS", wire))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> test.log.sealIntent(outcome(null, UUID.randomUUID(), "x")))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void many_threads_over_two_logs_leave_every_entry_once_without_a_gap_in_each_ones_order()
            throws Exception {
        DataSource database = TestDatabase.fresh();
        Map<Integer, List<UUID>> given = new ConcurrentHashMap<>();
        try (TestLog one = new TestLog(database);
                TestLog two = new TestLog(database)) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                int number = i;
                PostgresMessageLog log = i % 2 == 0 ? one.log : two.log;
                threads.add(Thread.startVirtualThread(() -> given.put(number, write(log, number))));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            List<UUID> there = ids(one);
            assertThat(there).doesNotHaveDuplicates();
            assertThat(there).hasSize(16 * 60);
            given.values().forEach(ids -> assertThat(there).containsSubsequence(ids));
            assertThat(one.verify().clean()).isTrue();
        }
    }

    private static List<UUID> write(MessageLog log, int seed) {
        Random random = new Random(seed);
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 59; i++) {
            LogRecord entry =
                    random.nextBoolean()
                            ? admin("op-" + i)
                            : intent(null, UUID.randomUUID(), "x".repeat(random.nextInt(3_000)));
            ids.add(random.nextInt(4) == 0 ? log.appendDurably(entry) : log.append(entry));
        }
        ids.add(log.appendDurably(admin("last")));
        return ids;
    }

    @Test
    void closing_commits_what_was_taken_and_takes_nothing_more() {
        DataSource database = TestDatabase.fresh();
        List<UUID> given = new ArrayList<>();
        TestLog test = new TestLog(database);
        for (int i = 0; i < 500; i++) {
            given.add(test.log.append(admin("op")));
        }
        test.close();
        assertThat(ids(test)).containsExactlyElementsOf(given);
        assertThatThrownBy(() -> test.log.append(admin("late")))
                .isInstanceOf(LogUnavailableException.class);
        assertThatThrownBy(() -> test.log.appendDurably(admin("late")))
                .isInstanceOf(LogUnavailableException.class);
    }

    @Test
    void an_entry_that_can_never_be_written_is_refused_to_its_caller_and_stops_nobody() {
        try (TestLog test = new TestLog()) {
            for (LogRecord impossible :
                    List.of(
                            admin("no\0null"),
                            admin("half a \ud83d character"),
                            TestLog.entry(
                                    Kind.INTENT,
                                    Direction.INBOUND,
                                    null,
                                    UUID.randomUUID(),
                                    "x".repeat(70_000),
                                    null),
                            TestLog.entry(
                                    Kind.INTENT,
                                    Direction.OUTBOUND,
                                    null,
                                    UUID.randomUUID(),
                                    "too-large",
                                    Body.full("image/jpeg", new byte[65 << 20])))) {
                assertThatThrownBy(() -> test.log.append(impossible))
                        .isInstanceOf(IllegalArgumentException.class);
            }
            UUID good = test.log.appendDurably(admin("good"));
            assertThat(ids(test)).containsExactly(good);
        }
    }

    @Test
    void a_message_of_ten_megabytes_is_kept_and_read_back() {
        byte[] image = new byte[10 << 20];
        new Random(1).nextBytes(image);
        try (TestLog test = new TestLog()) {
            LogRecord large =
                    TestLog.entry(
                            Kind.INTENT,
                            Direction.OUTBOUND,
                            null,
                            UUID.randomUUID(),
                            "search",
                            Body.full("image/jpeg", image));
            UUID id = test.log.sealIntent(large).entryId();
            assertThat(test.reader.body(AUDITOR, id))
                    .hasValueSatisfying(body -> assertThat(body).isEqualTo(image));
            assertThat(test.verify().clean()).isTrue();
        }
    }

    @Test
    void an_interrupted_caller_is_told_so_and_stays_interrupted() {
        try (TestLog test = new TestLog()) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> test.log.appendDurably(admin("op")))
                    .isInstanceOf(LogUnavailableException.class);
            assertThat(Thread.interrupted()).isTrue();
            test.log.appendDurably(admin("next"));
            assertThat(test.verify().clean()).isTrue();
        }
    }

    @Test
    void a_clock_that_goes_back_over_midnight_disturbs_neither_order_nor_verification() {
        AtomicReference<Instant> now = new AtomicReference<>();
        try (TestLog test =
                new TestLog(
                        TestDatabase.fresh(), TestLog.limits(Duration.ofSeconds(10)), now::get)) {
            List<UUID> given = new ArrayList<>();
            for (String time :
                    List.of(
                            "2026-11-23T23:59:59.999999999Z",
                            "2026-11-24T00:00:00Z",
                            "2026-11-23T23:59:58Z",
                            "2026-11-24T00:00:01.000001Z")) {
                now.set(Instant.parse(time));
                given.add(test.log.append(admin("op")));
            }
            test.log.appendDurably(admin("last"));
            assertThat(ids(test)).startsWith(given.toArray(UUID[]::new));
            assertThat(
                            test.sql()
                                    .sql("select count(*) from log_entry_20261123")
                                    .query(Integer.class)
                                    .single())
                    .isEqualTo(2);
            assertThat(test.verify().clean()).isTrue();
        }
    }

    @Test
    void the_hour_that_occurs_twice_in_october_is_kept_right() {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Amsterdam"));
        AtomicReference<Instant> now = new AtomicReference<>();
        try (TestLog test =
                new TestLog(
                        TestDatabase.fresh(), TestLog.limits(Duration.ofSeconds(10)), now::get)) {
            for (String time : List.of("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z")) {
                now.set(Instant.parse(time));
                test.log.appendDurably(admin("op"));
            }
            assertThat(test.verify().problems()).isEmpty();
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void a_log_keeps_its_name() {
        DataSource database = TestDatabase.fresh();
        assertThatThrownBy(() -> MessageLogs.open(database, TestLog.sealer()))
                .isInstanceOf(StartRefusedException.class);
        try (TestLog test = new TestLog(database)) {
            test.log.appendDurably(admin("op"));
            assertThatThrownBy(() -> MessageLogs.open(database, TestLog.sealer(), "another/log"))
                    .isInstanceOf(StartRefusedException.class)
                    .hasMessageContaining(TestLog.ORIGIN);
            try (MessageLogs second = MessageLogs.open(test.pool, TestLog.sealer())) {
                second.log().append(admin("from-a-command"));
                assertThat(second.reader().verify(AUDITOR).size()).isEqualTo(3);
            }
        }
    }

    @Test
    void every_entry_names_the_versions_that_wrote_it() {
        UUID check = UUID.randomUUID();
        try (TestLog test = new TestLog()) {
            test.log.append(intent(check, UUID.randomUUID(), "x"));
            assertThat(test.reader.entries(AUDITOR, check).getFirst().versions())
                    .containsKeys("code", "schema")
                    .doesNotContainValue("unknown");
        }
    }

    static List<UUID> ids(TestLog test) {
        return test.sql()
                .sql("select id from log_entry order by leaf_index")
                .query(UUID.class)
                .list();
    }
}
