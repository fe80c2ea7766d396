package nl.grenspoort.messagelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.database.TestDatabase;

import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.sql.DataSource;

class MessageLogTest {
    @Test
    void an_intent_is_in_the_log_before_its_receipt_is_given() {
        try (TestLog test = new TestLog()) {
            UUID check = UUID.randomUUID();
            IntentReceipt receipt =
                    test.log.sealIntent(TestLog.intent(check, UUID.randomUUID(), "<q/>"));
            assertThat(test.reader.entries(check, TestLog.AUDITOR))
                    .filteredOn(entry -> entry.id().equals(receipt.entryId()))
                    .singleElement()
                    .satisfies(
                            entry -> {
                                assertThat(entry.why().article()).isEqualTo("34(1)(a)");
                                assertThat(entry.parts().getFirst())
                                        .containsEntry("capture", "FULL")
                                        .containsEntry("size", 4);
                            });
        }
    }

    @Test
    void a_receipt_opens_once_for_its_bytes_and_its_system() {
        try (TestLog test = new TestLog()) {
            IntentReceipt receipt =
                    test.log.sealIntent(TestLog.intent(null, UUID.randomUUID(), "<q/>"));
            byte[] bytes = "<q/>".getBytes(StandardCharsets.UTF_8);
            assertThatThrownBy(() -> receipt.spend("EES", bytes)).hasMessageContaining("EES");
            assertThatThrownBy(() -> receipt.spend("SIS", "<r/>".getBytes()))
                    .hasMessageContaining("bytes");
            receipt.spend("SIS", bytes);
            assertThatThrownBy(() -> receipt.spend("SIS", bytes)).hasMessageContaining("once");
        }
    }

    @Test
    void only_an_outbound_intent_with_its_bytes_opens_the_sender() {
        try (TestLog test = new TestLog()) {
            assertThatThrownBy(() -> test.log.sealIntent(TestLog.note()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_kept_body_is_sealed_and_opens_to_what_was_sent() throws SQLException {
        try (TestLog test = new TestLog()) {
            UUID id =
                    test.log.appendDurably(
                            TestLog.intent(null, UUID.randomUUID(), "<q>ERIKSSON</q>"));
            assertThat(test.reader.keptBody(id, TestLog.AUDITOR))
                    .hasValueSatisfying(
                            body ->
                                    assertThat(new String(body, StandardCharsets.UTF_8))
                                            .isEqualTo("<q>ERIKSSON</q>"));
            try (Connection connection = test.database.getConnection();
                    Statement sql = connection.createStatement();
                    var row =
                            sql.executeQuery(
                                    "select count(*) from log_body, log_entry where"
                                            + " encode(ciphertext || entry, 'escape') like '%ERIKSSON%'")) {
                row.next();
                assertThat(row.getInt(1)).isZero();
            }
        }
    }

    @Test
    void of_metadata_only_a_commitment_is_kept_and_of_a_redacted_body_the_copy() {
        try (TestLog test = new TestLog()) {
            byte[] wire = "face".getBytes(StandardCharsets.UTF_8);
            UUID metadata =
                    test.log.append(
                            TestLog.record(
                                    LogRecord.Kind.OUTCOME,
                                    null,
                                    UUID.randomUUID(),
                                    LogRecord.Body.metadata("text/plain", wire)));
            UUID redacted =
                    test.log.appendDurably(
                            TestLog.record(
                                    LogRecord.Kind.OUTCOME,
                                    null,
                                    UUID.randomUUID(),
                                    new LogRecord.Body(
                                            "text/plain",
                                            wire,
                                            LogRecord.Capture.REDACTED,
                                            "****".getBytes(StandardCharsets.UTF_8))));
            assertThat(test.reader.keptBody(metadata, TestLog.AUDITOR)).isEmpty();
            assertThat(test.reader.keptBody(redacted, TestLog.AUDITOR))
                    .hasValueSatisfying(copy -> assertThat(copy).asString().isEqualTo("****"));
        }
    }

    @Test
    void a_check_is_shown_with_the_request_that_opened_it_before_it_had_an_id() {
        try (TestLog test = new TestLog()) {
            UUID check = UUID.randomUUID();
            UUID request = UUID.randomUUID();
            UUID first =
                    test.log.append(TestLog.record(LogRecord.Kind.INTENT, null, request, null));
            test.log.append(TestLog.outcome(UUID.randomUUID(), UUID.randomUUID()));
            UUID last = test.log.appendDurably(TestLog.outcome(check, request));
            assertThat(test.reader.entries(check, TestLog.AUDITOR))
                    .extracting(LogEntryView::id)
                    .startsWith(first, last);
        }
    }

    @Test
    void reading_is_logged_before_anything_is_shown() {
        try (TestLog test = new TestLog()) {
            UUID check = UUID.randomUUID();
            assertThat(test.reader.entries(check, TestLog.AUDITOR))
                    .singleElement()
                    .satisfies(
                            entry -> {
                                assertThat(entry.kind()).isEqualTo(LogRecord.Kind.ACCESS);
                                assertThat(entry.actor()).isEqualTo(TestLog.AUDITOR);
                            });
        }
    }

    @Test
    void many_writers_on_two_nodes_lose_nothing_double_nothing_and_keep_their_order()
            throws Exception {
        DataSource database = TestDatabase.fresh();
        MessageLogProperties properties = MessageLogProperties.defaults();
        try (TestLog one = new TestLog(database, InstantSource.system(), properties);
                TestLog two = new TestLog(database, InstantSource.system(), properties);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<UUID>>> writers = new ArrayList<>();
            for (int w = 0; w < 16; w++) {
                TestLog node = w % 2 == 0 ? one : two;
                writers.add(threads.submit(() -> write(node, 40)));
            }
            Set<UUID> acknowledged = new HashSet<>();
            for (Future<List<UUID>> writer : writers) {
                acknowledged.addAll(writer.get());
                assertThat(indices(database, writer.get())).isSorted().doesNotHaveDuplicates();
            }
            assertThat(acknowledged).hasSize(16 * 40);
            LogVerification found = one.reader.verify(TestLog.AUDITOR);
            assertThat(found.problems()).isEmpty();
            assertThat(found.entries()).isEqualTo(16 * 40 + 1);
        }
    }

    private static List<UUID> write(TestLog node, int count) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            UUID correlation = UUID.randomUUID();
            ids.add(node.log.append(TestLog.intent(null, correlation, "x".repeat(i))));
            i++;
            ids.add(node.log.appendDurably(TestLog.outcome(null, correlation)));
        }
        return ids;
    }

    private static List<Long> indices(DataSource database, List<UUID> ids) throws SQLException {
        List<Long> indices = new ArrayList<>();
        try (Connection connection = database.getConnection();
                var sql =
                        connection.prepareStatement(
                                "select leaf_index from log_entry where id = ?")) {
            for (UUID id : ids) {
                sql.setObject(1, id);
                try (var row = sql.executeQuery()) {
                    while (row.next()) {
                        indices.add(row.getLong(1));
                    }
                }
            }
        }
        return indices;
    }

    @Test
    void a_commit_that_fails_is_tried_again_and_lands_once() {
        DataSource real = TestDatabase.fresh();
        AtomicBoolean down = new AtomicBoolean(true);
        DataSource flaky = new FlakyDataSource(real, down::get);
        try (TestLog test =
                new TestLog(flaky, InstantSource.system(), MessageLogProperties.defaults())) {
            UUID id = test.log.append(TestLog.note());
            assertThat(test.log.healthy()).isTrue();
            sleep(400);
            assertThat(test.log.healthy()).isFalse();
            down.set(false);
            test.log.appendDurably(TestLog.note());
            assertThat(test.log.healthy()).isTrue();
            assertThat(entries(real, id)).isOne();
        }
    }

    @Test
    void a_commit_whose_end_was_not_heard_is_not_written_twice() {
        DataSource real = TestDatabase.fresh();
        AtomicBoolean deaf = new AtomicBoolean(true);
        FlakyDataSource flaky = new FlakyDataSource(real, () -> false);
        flaky.commitThenFail(() -> deaf.getAndSet(false));
        try (TestLog test =
                new TestLog(flaky, InstantSource.system(), MessageLogProperties.defaults())) {
            test.log.appendDurably(TestLog.note());
            deaf.set(true);
            UUID id = test.log.appendDurably(TestLog.note());
            assertThat(deaf).isFalse();
            assertThat(entries(real, id)).isOne();
            assertThat(
                            new LogReader(real, test.log, TestLog.SEALER)
                                    .verify(TestLog.AUDITOR)
                                    .problems())
                    .isEmpty();
        }
    }

    @Test
    void a_log_that_can_not_commit_says_so_in_time_and_takes_nothing_more() {
        MessageLogProperties hasty =
                new MessageLogProperties(
                        "test/log", 10, DataSize.ofMegabytes(1), 4, Duration.ofMillis(200), false);
        DataSource dead = new FlakyDataSource(TestDatabase.empty(), () -> true);
        try (TestLog test = new TestLog(dead, InstantSource.system(), hasty)) {
            assertThatThrownBy(() -> test.log.appendDurably(TestLog.note()))
                    .isInstanceOf(LogUnavailableException.class);
            sleep(200);
            assertThatThrownBy(() -> test.log.append(TestLog.note()))
                    .isInstanceOf(LogUnavailableException.class);
        }
    }

    @Test
    void what_waits_is_bounded_in_number_and_in_bytes() {
        MessageLogProperties small =
                new MessageLogProperties(
                        "test/log", 3, DataSize.ofKilobytes(10), 1, Duration.ofSeconds(5), false);
        DataSource dead = new FlakyDataSource(TestDatabase.empty(), () -> true);
        try (TestLog test = new TestLog(dead, InstantSource.system(), small)) {
            assertThatThrownBy(
                            () ->
                                    test.log.append(
                                            TestLog.intent(
                                                    null, UUID.randomUUID(), "x".repeat(20_000))))
                    .hasMessageContaining("more waiting");
            Set<Integer> taken = ConcurrentHashMap.newKeySet();
            assertThatThrownBy(
                            () -> {
                                for (int i = 0; i < 10; i++) {
                                    test.log.append(TestLog.note());
                                    taken.add(i);
                                }
                            })
                    .hasMessageContaining("more waiting");
            assertThat(taken).hasSizeLessThan(6);
        }
    }

    @Test
    void a_new_day_gets_its_partition_and_the_log_goes_on() {
        Instant[] now = {Instant.parse("2026-12-31T23:59:59.999Z")};
        try (TestLog test =
                new TestLog(TestDatabase.fresh(), () -> now[0], MessageLogProperties.defaults())) {
            test.log.appendDurably(TestLog.note());
            now[0] = Instant.parse("2027-01-01T00:00:00Z");
            test.log.appendDurably(TestLog.note());
            now[0] = Instant.parse("2026-12-31T23:00:00Z");
            test.log.appendDurably(TestLog.note());
            LogVerification found = test.reader.verify(TestLog.AUDITOR);
            assertThat(found.problems()).isEmpty();
            assertThat(found.entries()).isEqualTo(4);
        }
    }

    @Test
    void a_reader_does_not_hold_up_the_new_day() throws SQLException {
        Instant[] now = {Instant.parse("2026-12-31T12:00:00Z")};
        try (TestLog test =
                        new TestLog(
                                TestDatabase.fresh(),
                                () -> now[0],
                                MessageLogProperties.defaults());
                Connection reading = test.database.getConnection()) {
            test.log.appendDurably(TestLog.note());
            reading.setAutoCommit(false);
            reading.createStatement().executeQuery("select * from log_entry");
            now[0] = Instant.parse("2027-01-01T12:00:00Z");
            test.log.appendDurably(TestLog.note());
            reading.rollback();
        }
    }

    @Test
    void nobody_changes_an_entry_by_an_ordinary_statement() {
        try (TestLog test = new TestLog()) {
            test.log.appendDurably(TestLog.intent(null, UUID.randomUUID(), "<q/>"));
            String day =
                    java.time.LocalDate.now(java.time.ZoneOffset.UTC).toString().replace("-", "");
            for (String statement :
                    List.of(
                            "update log_entry set result = 'x'",
                            "delete from log_entry",
                            "truncate log_entry",
                            "delete from log_entry_" + day,
                            "update log_entry_" + day + " set result = 'x'",
                            "truncate log_entry_" + day,
                            "update log_body set ciphertext = ''")) {
                assertThatThrownBy(
                                () -> {
                                    try (Connection connection = test.database.getConnection()) {
                                        connection.createStatement().execute(statement);
                                    }
                                })
                        .as(statement)
                        .hasMessageContaining("append-only");
            }
        }
    }

    @Test
    void a_second_process_appends_to_the_same_log() {
        DataSource database = TestDatabase.fresh();
        try (TestLog gateway =
                        new TestLog(
                                database, InstantSource.system(), MessageLogProperties.defaults());
                MessageLogs command =
                        MessageLogs.open(
                                database, TestLog.SEALER, InstantSource.system(), "test/log")) {
            gateway.log.appendDurably(TestLog.note());
            assertThat(command.reader().verify(TestLog.AUDITOR).entries()).isEqualTo(2);
            gateway.log.appendDurably(TestLog.note());
            assertThat(command.reader().verify(TestLog.AUDITOR).problems()).isEmpty();
        }
    }

    private static int entries(DataSource database, UUID id) {
        try {
            return indices(database, List.of(id)).size();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
