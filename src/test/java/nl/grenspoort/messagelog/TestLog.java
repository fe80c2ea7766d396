package nl.grenspoort.messagelog;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import nl.grenspoort.database.TestDatabase;
import nl.grenspoort.messagelog.LogRecord.Actor;
import nl.grenspoort.messagelog.LogRecord.Body;
import nl.grenspoort.messagelog.LogRecord.Direction;
import nl.grenspoort.messagelog.LogRecord.Kind;
import nl.grenspoort.trust.Sealer;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;

import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;

/** A log over a database of its own, and what tests write into it. */
final class TestLog implements AutoCloseable {
    static final String ORIGIN = "test/log";
    static final Actor AUDITOR = new Actor("desk-ams-01", "A1001", "AUDITOR", null);
    static final LogRecord.Why WHY =
            new LogRecord.Why("ENTRY_CHECK", "2018/1862", "44", "policy-1");

    final DataSource database;
    final HikariDataSource pool;
    final PostgresMessageLog log;
    final LogReader reader;

    TestLog() {
        this(TestDatabase.fresh());
    }

    TestLog(DataSource database) {
        this(database, limits(Duration.ofSeconds(10)), InstantSource.system());
    }

    TestLog(DataSource database, LogLimits limits, InstantSource clock) {
        this.database = database;
        this.pool = pool(database);
        this.log = open(pool, limits, clock);
        this.reader = new LogReader(pool, ORIGIN, sealer(), InstantSource.system(), log);
    }

    static LogLimits limits(Duration commitTimeout) {
        return new LogLimits(10_000, 64L << 20, 512, commitTimeout);
    }

    static PostgresMessageLog open(DataSource database, LogLimits limits, InstantSource clock) {
        return new PostgresMessageLog(
                database,
                LogIdentity.claim(database, ORIGIN),
                sealer(),
                clock,
                limits,
                new SimpleMeterRegistry());
    }

    static Sealer sealer() {
        return new Sealer("bucket-1", new SecretKeySpec(new byte[32], "AES"));
    }

    static HikariDataSource pool(DataSource database) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database);
        config.setMaximumPoolSize(4);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(2_000);
        return new HikariDataSource(config);
    }

    static LogRecord admin(String operation) {
        return entry(Kind.ADMIN, Direction.INBOUND, null, UUID.randomUUID(), operation, null);
    }

    static LogRecord intent(@Nullable UUID check, UUID correlation, String wire) {
        Body body = Body.full("text/xml", wire.getBytes(StandardCharsets.UTF_8));
        return entry(Kind.INTENT, Direction.OUTBOUND, check, correlation, "search", body);
    }

    static LogRecord outcome(@Nullable UUID check, UUID correlation, String wire) {
        Body body = Body.metadata("text/xml", wire.getBytes(StandardCharsets.UTF_8));
        return entry(Kind.OUTCOME, Direction.OUTBOUND, check, correlation, "search", body);
    }

    static LogRecord entry(
            Kind kind,
            Direction direction,
            @Nullable UUID check,
            UUID correlation,
            String operation,
            @Nullable Body body) {
        return new LogRecord(
                kind,
                direction,
                check,
                correlation,
                Actor.GATEWAY,
                kind == Kind.ADMIN ? null : WHY,
                direction == Direction.INBOUND ? "KIOSK-API" : "SIS",
                operation,
                kind == Kind.INTENT ? "" : "OK",
                Map.of("attempt", "1"),
                body);
    }

    LogVerification verify() {
        return reader.verify(AUDITOR);
    }

    JdbcClient sql() {
        return JdbcClient.create(database);
    }

    /** As somebody can who owns the tables: past the triggers. */
    void tamper(String statements) {
        tamper(database, statements);
    }

    static void tamper(DataSource database, String statements) {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(
                    """
                    do $$ declare name text; begin
                        for name in select tablename from pg_tables where tablename ~ '^log_' loop
                            execute format('alter table %I disable trigger user', name);
                        end loop;
                    end $$
                    """);
            sql.execute(statements);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        log.close();
        pool.close();
    }
}
