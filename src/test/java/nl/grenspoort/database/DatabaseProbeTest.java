package nl.grenspoort.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import javax.sql.DataSource;

/** Against a real server that is stopped, refuses writes, and comes back. */
class DatabaseProbeTest {
    private static final Duration OFTEN = Duration.ofMillis(20);

    @TempDir Path folder;

    @Test
    void a_database_that_takes_writes_is_there() {
        try (DatabaseProbe probe = probe(TestDatabase.fresh(), () -> true)) {
            assertThat(probe.missing()).isEmpty();
            assertThat(probe.facts()).containsKey("writeMillis");
        }
    }

    @Test
    void a_database_that_only_reads_is_missing_until_it_writes_again() throws SQLException {
        DataSource database = TestDatabase.fresh();
        try (DatabaseProbe probe = probe(database, () -> true)) {
            readOnly(database, true);
            until(() -> probe.missing().isPresent());
            // 25006: read-only transaction
            assertThat(probe.missing()).hasValue("a write failed (SQLSTATE 25006)");
            readOnly(database, false);
            until(() -> probe.missing().isEmpty());
        }
    }

    @Test
    void a_server_that_dies_is_missing_and_there_again_when_it_is_back() throws Exception {
        try (EmbeddedDatabase server =
                EmbeddedDatabase.start(
                        folder.resolve("postgres"), 0, "test", Duration.ofSeconds(60))) {
            DataSource owner = server.owner("grenspoort");
            try (Connection connection = owner.getConnection();
                    Statement sql = connection.createStatement()) {
                sql.execute(
                        "create table liveness_probe (one int primary key, at timestamptz not null)");
            }
            try (DatabaseProbe probe = probe(quick(server), server::running)) {
                assertThat(probe.missing()).isEmpty();
                for (int round = 0; round < 3; round++) {
                    kill(folder.resolve("postgres"));
                    until(() -> probe.missing().isPresent());
                    until(() -> probe.missing().isEmpty());
                }
            }
        }
    }

    @Test
    void one_failure_alone_is_a_stall_and_no_loss() {
        AtomicBoolean server = new AtomicBoolean();
        try (DatabaseProbe probe =
                new DatabaseProbe(
                        TestDatabase.fresh(),
                        server::get,
                        Duration.ofDays(1),
                        Duration.ofDays(1))) {
            assertThat(probe.missing()).isEmpty();
        }
    }

    @Test
    void our_own_server_being_down_is_said_in_words() {
        try (DatabaseProbe probe = probe(TestDatabase.fresh(), () -> false)) {
            until(() -> probe.missing().isPresent());
            assertThat(probe.missing()).hasValue("the embedded PostgreSQL is not running");
        }
    }

    private static void kill(Path data) throws Exception {
        String pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
        new ProcessBuilder("kill", "-9", pid).start().waitFor();
    }

    private static DatabaseProbe probe(DataSource database, BooleanSupplier server) {
        return new DatabaseProbe(database, server, OFTEN, OFTEN);
    }

    private static DataSource quick(EmbeddedDatabase server) {
        PGSimpleDataSource database = (PGSimpleDataSource) server.owner("grenspoort");
        database.setConnectTimeout(2);
        database.setSocketTimeout(2);
        return database;
    }

    /** For new transactions, also those of a connection that is open already. */
    private static void readOnly(DataSource database, boolean on) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("set default_transaction_read_only = off");
            sql.execute(
                    "alter database "
                            + connection.getCatalog()
                            + " set default_transaction_read_only = "
                            + (on ? "on" : "off"));
            sql.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where datname = current_database() and pid <> pg_backend_pid()");
        }
    }

    private static void until(BooleanSupplier holds) {
        while (!holds.getAsBoolean()) {
            LockSupport.parkNanos(1_000_000);
        }
    }
}
