package nl.grenspoort.messagelog;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import nl.grenspoort.database.TestDatabase;
import nl.grenspoort.trust.Sealer;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;

import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;

/** A log over a database of its own, and entries to put in. */
final class TestLog implements AutoCloseable {
    static final LogRecord.Actor AUDITOR = new LogRecord.Actor("test", "A0001", "AUDITOR", null);
    static final Sealer SEALER = new Sealer("bucket-1", new SecretKeySpec(new byte[32], "AES"));

    final DataSource database;
    final PostgresMessageLog log;
    final LogReader reader;

    TestLog() {
        this(TestDatabase.fresh(), InstantSource.system(), MessageLogProperties.defaults());
    }

    TestLog(DataSource database, InstantSource clock, MessageLogProperties properties) {
        this.database = database;
        this.log =
                new PostgresMessageLog(
                        new LogTables(database, "test/log", Map.of("code", "test")),
                        SEALER,
                        clock,
                        properties,
                        new SimpleMeterRegistry());
        this.reader = new LogReader(database, log, SEALER);
    }

    static LogRecord intent(UUID check, UUID correlation, String body) {
        return record(
                LogRecord.Kind.INTENT,
                check,
                correlation,
                LogRecord.Body.full("text/xml", body.getBytes(StandardCharsets.UTF_8)));
    }

    static LogRecord outcome(UUID check, UUID correlation) {
        return record(LogRecord.Kind.OUTCOME, check, correlation, null);
    }

    /** An entry that belongs to no other. */
    static LogRecord note() {
        return record(LogRecord.Kind.ADMIN, null, UUID.randomUUID(), null);
    }

    static LogRecord record(
            LogRecord.Kind kind, UUID check, UUID correlation, LogRecord.Body body) {
        return new LogRecord(
                kind,
                LogRecord.Direction.OUTBOUND,
                check,
                correlation,
                new LogRecord.Actor("kiosk-ams-01", null, "FIRST_LINE", "ab"),
                new LogRecord.Why("BORDER_ENTRY_TCN", "2018/1861", "34(1)(a)", "1"),
                "SIS",
                "search",
                kind == LogRecord.Kind.INTENT ? "" : "ANSWERED",
                Map.of("attempt", "1"),
                body);
    }

    /** As somebody with every right over the database would. */
    void tamper(String... statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("alter table log_entry disable trigger all");
            sql.execute("alter table log_body disable trigger all");
            try (ResultSet partition =
                    connection
                            .createStatement()
                            .executeQuery(
                                    "select inhrelid::regclass::text from pg_inherits"
                                            + " where inhparent = 'log_entry'::regclass")) {
                while (partition.next()) {
                    sql.execute("alter table " + partition.getString(1) + " disable trigger all");
                }
            }
            for (String statement : statements) {
                sql.execute(statement);
            }
        }
    }

    @Override
    public void close() {
        log.close();
    }
}
