package nl.grenspoort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import nl.grenspoort.database.TestDatabase;
import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.messagelog.LogRecord.Direction;
import nl.grenspoort.messagelog.LogRecord.Kind;
import nl.grenspoort.messagelog.MessageLogs;
import nl.grenspoort.trust.Sealer;
import nl.grenspoort.trust.TestPki;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

/** {@code ./grenspoort doctor database log}, against a real PostgreSQL. */
class DoctorDatabaseTest {
    private static final String ORIGIN = "grenspoort.demo/log";

    @TempDir Path home;

    private final DataSource database = TestDatabase.fresh();

    @BeforeEach
    void layOut() throws IOException {
        TestHome.withKeys(home);
    }

    @Test
    void a_database_as_it_should_be() throws SQLException {
        DoctorRun run = run(database, "database");
        assertThat(run.problems()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.one("database.durability"))
                .endsWith("fsync=on, synchronous_commit=on, full_page_writes=on");
        assertThat(run.one("database.version")).contains("PostgreSQL 18");
        assertThat(run.one("database.role")).contains("grenspoort is none");
        assertThat(run.one("database.write")).contains("a row was written and taken back");
        // only an embedded one is on a disk that we see
        assertThat(run.one("database.space")).startsWith("SKIPPED");
    }

    @Test
    void a_database_that_does_not_run() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            int port = taken.getLocalPort();
            taken.close();
            DoctorRun run =
                    DoctorRun.of(home, "database", "log", "--grenspoort.database.port=" + port);
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.problems())
                    .containsExactly(
                            "database.reach PROBLEM 127.0.0.1:%d/grenspoort: No PostgreSQL answers at 127.0.0.1:%d/grenspoort. -> Start it (an embedded one runs with the gateway: ./grenspoort, and logs to postgres.log beside its data), or correct grenspoort.database."
                                    .formatted(port, port));
            assertThat(run.one("log.open")).contains("see database.reach");
        }
    }

    @Test
    void a_wrong_password() throws SQLException {
        DoctorRun run =
                DoctorRun.of(home, arguments(url(database), "grenspoort", "wrong-one", "database"));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.one("database.reach"))
                .contains("PostgreSQL refuses the role grenspoort: ")
                .contains("-> Correct grenspoort.database.username and password");
        assertThat(run.report().toString()).doesNotContain("wrong-one");
    }

    @Test
    void keys_that_the_embedded_database_was_not_made_with() throws Exception {
        int port = Integer.parseInt(url(database).replaceFirst(".*:(\\d+)/.*", "$1"));
        DoctorRun run = DoctorRun.of(home, "database", "--grenspoort.database.port=" + port);
        assertThat(run.one("database.reach"))
                .contains("an embedded database wants the keys folder that it was made with.");
    }

    @Test
    void a_database_that_is_not_there() throws SQLException {
        DoctorRun run =
                DoctorRun.of(
                        home,
                        arguments(
                                url(database).replaceFirst("/test_\\d+", "/nothing"),
                                "grenspoort",
                                "test",
                                "database"));
        assertThat(run.ailments()).containsExactly("no-database");
    }

    @Test
    void commits_that_could_be_lost() throws SQLException {
        sql("alter database %s set synchronous_commit = off".formatted(name()));
        assertThat(run(database, "database").one("database.durability"))
                .startsWith("PROBLEM")
                .contains("synchronous_commit=off: a commit could be lost.")
                .contains("-> Set that setting to on in its configuration, and for this role.");
    }

    /** Such as a PostgreSQL set up for tests: fsync off, and everybody is a superuser. */
    @Test
    void a_server_without_fsync_and_with_a_superuser() throws Exception {
        Path data = Files.createTempDirectory(Path.of("target"), "doctor-postgres-");
        try (EmbeddedPostgres careless =
                EmbeddedPostgres.builder()
                        .setDataDirectory(data.resolve("data"))
                        .setOverrideWorkingDirectory(data.resolve("binaries").toFile())
                        .start()) {
            DoctorRun run =
                    DoctorRun.of(
                            home,
                            arguments(
                                    "jdbc:postgresql://127.0.0.1:%d/postgres"
                                            .formatted(careless.getPort()),
                                    "postgres",
                                    "postgres",
                                    "database"));
            assertThat(run.ailments()).contains("not-durable", "superuser", "migrations-pending");
            assertThat(run.one("database.durability")).contains("=off: a commit could be lost");
            assertThat(run.one("database.role")).contains("-> alter role postgres nosuperuser");
        }
    }

    @Test
    void tables_that_are_not_there_yet() throws SQLException {
        assertThat(run(TestDatabase.empty(), "database").one("database.migrations"))
                .startsWith("WARNING")
                .contains("The tables are at version none; this build wants ");
    }

    @Test
    void tables_of_a_newer_release() throws SQLException {
        sql(
                "insert into flyway_schema_history select 900, '900', 'newer', 'SQL', 'V900__newer.sql', 1,"
                        + " current_user, now(), 1, true");
        DoctorRun run = run(database, "database");
        assertThat(run.ailments()).containsExactly("migrations-newer");
        assertThat(run.one("database.migrations")).contains("The tables are at version 900, newer");
    }

    @Test
    void tables_of_another_build() throws SQLException {
        sql("update flyway_schema_history set checksum = 1 where version = '1'");
        assertThat(run(database, "database").ailments()).containsExactly("migrations-broken");
    }

    @Test
    void a_database_that_can_only_be_read() throws SQLException {
        start(ORIGIN);
        sql("alter database %s set default_transaction_read_only = on".formatted(name()));
        DoctorRun run = run(database, "database", "log");
        assertThat(run.ailments()).containsExactly("read-only", "log-not-written");
    }

    @Test
    void an_entry_says_in_the_log_that_somebody_examined_it() throws SQLException {
        start(ORIGIN);
        DoctorRun run = run(database, "log");
        assertThat(run.problems()).isEmpty();
        assertThat(run.one("log.write")).startsWith("OK log: durable in ");
        assertThat(run.one("log.verify")).isEqualTo("OK log: the last 3 of 3 entries");
        assertThat(text("select kind || ' ' || operation from log_entry where leaf_index = 1"))
                .isEqualTo("ADMIN doctor");
        assertThat(run(database, "log", "--whole").one("log.verify"))
                .startsWith("OK log: all 5 entries, root ");
    }

    @Test
    void no_entry_is_written_when_none_is_wanted() throws SQLException {
        start(ORIGIN);
        DoctorRun run = run(database, "log", "--no-write");
        assertThat(run.one("log.write")).isEqualTo("SKIPPED log: --no-write was given");
    }

    @Test
    void a_log_that_has_not_begun() throws SQLException {
        assertThat(run(database, "log").one("log.open"))
                .isEqualTo(
                        "PROBLEM log: It can't be opened: This database holds no message log yet. -> Start the gateway once, which begins it; else look at the database (doctor database).");
    }

    @Test
    void a_log_of_another_name() throws SQLException {
        start("elsewhere/log");
        assertThat(run(database, "log").one("log.open"))
                .contains(
                        "The log in this database is elsewhere/log, and grenspoort.demo/log is configured.");
    }

    @Test
    void a_log_that_was_changed() throws SQLException {
        start(ORIGIN);
        sql("alter table log_entry disable trigger all");
        sql("update log_entry set system = 'EES' where leaf_index = 0");
        DoctorRun run = run(database, "log");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.one("log.verify"))
                .contains("The log was changed: entry 0: system is not that of the entry.")
                .contains("-> Touch nothing, tell the security officer");
        assertThat(run(database, "log", "--whole").ailments()).containsExactly("log-changed");
    }

    @Test
    void a_log_from_which_an_entry_is_gone() throws SQLException {
        start(ORIGIN);
        run(database, "log");
        sql("alter table log_entry disable trigger all");
        sql("delete from log_entry where leaf_index = 1");
        assertThat(run(database, "log").one("log.verify"))
                .contains("entry 1: 1 entries are missing");
    }

    /** As a gateway's first entry would. */
    private void start(String origin) {
        Sealer sealer = new Sealer("bucket-1", TestPki.shared().sealingKey());
        try (MessageLogs logs = MessageLogs.open(database, sealer, origin)) {
            logs.log()
                    .appendDurably(
                            new LogRecord(
                                    Kind.ADMIN,
                                    Direction.INBOUND,
                                    null,
                                    UUID.randomUUID(),
                                    LogRecord.Actor.GATEWAY,
                                    null,
                                    "LOG",
                                    "start",
                                    "OK",
                                    Map.of(),
                                    null));
        }
    }

    private DoctorRun run(DataSource on, String... more) throws SQLException {
        return DoctorRun.of(home, arguments(url(on), "grenspoort", "test", more));
    }

    private static String[] arguments(String url, String role, String password, String... more) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "--grenspoort.database.embedded=false",
                                "--grenspoort.database.url=" + url,
                                "--grenspoort.database.username=" + role,
                                "--grenspoort.database.password=" + password));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static String url(DataSource of) throws SQLException {
        try (Connection connection = of.getConnection()) {
            return connection.getMetaData().getURL().replaceFirst("\\?.*", "");
        }
    }

    private String name() throws SQLException {
        return text("select current_database()");
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private String text(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
