package nl.grenspoort.messagelog;

import static nl.grenspoort.messagelog.TestLog.admin;
import static nl.grenspoort.messagelog.TestLog.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import nl.grenspoort.database.EmbeddedDatabase;
import nl.grenspoort.database.PostgresProcesses;
import nl.grenspoort.quality.Threat;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

/**
 * A database that is there and does not commit: it stands still, takes no writes, has no room. The
 * log says so in time, hands out no receipt, and goes on by itself.
 */
@Threat("T-LOG-7")
class LogOutageTest {
    private static final Duration COMMIT_TIMEOUT = Duration.ofMillis(500);
    private static final int MEGABYTE = 1 << 20;

    @TempDir static Path folder;

    private static Path data;
    private static EmbeddedDatabase server;

    private TestLog test;
    private final List<UUID> acknowledged = new ArrayList<>();

    @BeforeAll
    static void start() {
        data = folder.resolve("data/postgres");
        server = EmbeddedDatabase.start(data, 0, "secret", Duration.ofSeconds(60));
        Flyway.configure().dataSource(database()).load().migrate();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private static DataSource database() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(server.url("grenspoort"));
        database.setUser("grenspoort");
        database.setPassword("secret");
        database.setConnectTimeout(2);
        database.setSocketTimeout(2);
        return database;
    }

    @BeforeEach
    void open() {
        test = new TestLog(database(), TestLog.limits(COMMIT_TIMEOUT), InstantSource.system());
        acknowledged.add(until(() -> test.log.appendDurably(admin("before"))));
    }

    @AfterEach
    void whatWasAcknowledgedIsThereOnce() {
        acknowledged.add(until(() -> test.log.appendDurably(admin("after"))));
        List<UUID> there = MessageLogTest.ids(test);
        assertThat(there).hasSameSizeAs(new HashSet<>(there)).containsAll(acknowledged);
        assertThat(test.log.health().healthy()).isTrue();
        assertThat(test.verify().problems()).isEmpty();
        test.close();
    }

    @Test
    void a_database_that_stands_still() {
        List<ProcessHandle> stalled = PostgresProcesses.all(data);
        PostgresProcesses.signal("STOP", stalled);
        try {
            assertUnavailable();
        } finally {
            PostgresProcesses.signal("CONT", stalled);
        }
    }

    @Test
    void a_database_that_stands_still_longer_than_a_connection_waits() throws Exception {
        List<ProcessHandle> stalled = PostgresProcesses.all(data);
        PostgresProcesses.signal("STOP", stalled);
        try {
            assertUnavailable();
            Thread.sleep(2_500);
            assertUnavailable();
        } finally {
            PostgresProcesses.signal("CONT", stalled);
        }
    }

    @Test
    void a_database_that_takes_no_writes() throws Exception {
        try (Connection operator = database().getConnection();
                Statement sql = operator.createStatement()) {
            sql.execute("alter database grenspoort set default_transaction_read_only = on");
            test.pool.getHikariPoolMXBean().softEvictConnections();
            assertUnavailable();
            sql.execute("alter database grenspoort reset default_transaction_read_only");
        }
    }

    @Test
    void a_disk_without_room_for_the_tables() throws SQLException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "prlimit of util-linux");
        while (largestTable() < 18L * MEGABYTE) {
            acknowledged.add(until(() -> test.log.appendDurably(large())));
        }
        // the tables are larger than this, the files of the write-ahead log are not
        limitFileSize(Integer.toString(16 * MEGABYTE));
        try {
            assertUnavailable();
        } finally {
            limitFileSize("unlimited");
        }
    }

    /** Of the server and all that it starts from now on; what runs already, too. */
    private static void limitFileSize(String bytes) {
        for (ProcessHandle process : PostgresProcesses.all(data)) {
            PostgresProcesses.run(
                    "prlimit", "--pid", Long.toString(process.pid()), "--fsize=" + bytes + ":");
        }
    }

    private long largestTable() {
        return test.sql()
                .sql("select max(pg_relation_size(oid)) from pg_class")
                .query(Long.class)
                .single();
    }

    private static LogRecord large() {
        return intent(null, UUID.randomUUID(), "x".repeat(4 * MEGABYTE));
    }

    /** Whoever asks is told so, and later at once; a receipt is had by nobody. */
    private void assertUnavailable() {
        assertThatThrownBy(
                        () -> {
                            while (true) {
                                acknowledged.add(test.log.sealIntent(large()).entryId());
                            }
                        })
                .isInstanceOf(LogUnavailableException.class);
        while (test.log.health().healthy()) {
            Thread.onSpinWait();
        }
        assertThatThrownBy(() -> test.log.sealIntent(large()))
                .isInstanceOf(LogUnavailableException.class);
    }

    /** Tries until the log takes it, as callers do. */
    private static UUID until(java.util.function.Supplier<UUID> append) {
        while (true) {
            try {
                return append.get();
            } catch (LogUnavailableException e) {
                Thread.onSpinWait();
            }
        }
    }
}
