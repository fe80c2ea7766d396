package nl.grenspoort.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.quality.PropertiesContract;
import nl.grenspoort.start.StartRefusedException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import javax.sql.DataSource;

class EmbeddedDatabaseTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @TempDir Path folder;

    @Test
    void a_second_start_finds_the_data_of_the_first() throws IOException {
        try (EmbeddedDatabase first = start()) {
            sql(first, "create table kept (value int)");
            sql(first, "insert into kept values (42)");
        }
        try (EmbeddedDatabase second = start()) {
            assertThat(
                            JdbcClient.create(second.owner("grenspoort"))
                                    .sql("select value from kept")
                                    .query(Integer.class)
                                    .single())
                    .isEqualTo(42);
        }
    }

    @Test
    void it_is_durable_and_a_server_that_is_not_is_refused() throws Exception {
        try (EmbeddedDatabase database = start()) {
            assertThatCode(() -> DurabilityCheck.require(database.owner("grenspoort")))
                    .doesNotThrowAnyException();
            sql(database, "alter role grenspoort set synchronous_commit = off");
            DataSource careless = database.owner("grenspoort");
            assertThatThrownBy(() -> DurabilityCheck.require(careless))
                    .isInstanceOf(StartRefusedException.class)
                    .hasMessageContaining("synchronous_commit=off");
        }
    }

    @Test
    void nobody_gets_in_without_the_password() throws IOException {
        try (EmbeddedDatabase database = start()) {
            for (String user : new String[] {"postgres", "grenspoort"}) {
                assertThatThrownBy(
                                () ->
                                        DriverManager.getConnection(
                                                database.url("grenspoort"), user, "guess"))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("password authentication failed");
            }
        }
    }

    @Test
    void a_second_gateway_in_the_same_folder_is_refused() throws IOException {
        try (EmbeddedDatabase _ = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(StartRefusedException.class)
                    .hasMessageContaining("Another Grenspoort uses the folder");
        }
    }

    @Test
    void a_server_that_is_killed_comes_back_on_the_same_port_with_its_data() throws Exception {
        try (EmbeddedDatabase database = start()) {
            sql(database, "create table kept (value int)");
            kill(folder.resolve("data/postgres"));
            Instant until = Instant.now().plusSeconds(60);
            while (!answers(database) && Instant.now().isBefore(until)) {
                Thread.onSpinWait();
            }
            sql(database, "insert into kept values (1)");
        }
    }

    @Test
    void a_server_that_is_killed_again_while_it_starts_comes_back_too() throws Exception {
        try (EmbeddedDatabase database = start()) {
            sql(database, "create table kept (what text)");
            Path pid = folder.resolve("data/postgres/postmaster.pid");
            for (int round = 0; round < 3; round++) {
                String before = Files.readAllLines(pid).getFirst();
                kill(folder.resolve("data/postgres"));
                await(() -> !before.equals(Files.readAllLines(pid).getFirst()));
            }
            kill(folder.resolve("data/postgres"));
            await(
                    () -> {
                        try (Connection connection = database.owner("grenspoort").getConnection()) {
                            return connection.isValid(1);
                        } catch (SQLException e) {
                            return false;
                        }
                    });
            sql(database, "insert into kept values ('again')");
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            try {
                if (condition.holds()) {
                    return;
                }
            } catch (IOException | java.util.NoSuchElementException e) {
                // the file is being written
            }
            assertThat(System.nanoTime()).as("within a minute").isLessThan(until);
            Thread.sleep(20);
        }
    }

    @Test
    void a_server_left_behind_by_a_killed_gateway_is_taken_over() throws Exception {
        Process gateway =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Gateway.class.getName(),
                                folder.resolve("data/postgres").toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("gateway.log").toFile())
                        .start();
        Path started = folder.resolve("data/started");
        while (!Files.exists(started) && gateway.isAlive()) {
            Thread.onSpinWait();
        }
        gateway.destroyForcibly().waitFor();
        assertThat(Postmaster.of(folder.resolve("data/postgres")))
                .as("the orphan, after: %s", Files.readString(folder.resolve("gateway.log")))
                .isPresent();
        try (EmbeddedDatabase database = start()) {
            assertThat(
                            JdbcClient.create(database.owner("grenspoort"))
                                    .sql("select count(*) from kept")
                                    .query(Integer.class)
                                    .single())
                    .isEqualTo(1);
        }
        assertThat(Postmaster.of(folder.resolve("data/postgres"))).isEmpty();
    }

    @Test
    void a_making_of_the_database_that_was_interrupted_is_made_again() throws IOException {
        Files.createDirectories(folder.resolve("data/postgres.partial/base"));
        Files.writeString(folder.resolve("data/postgres.partial/PG_VERSION"), "18");
        try (EmbeddedDatabase database = start()) {
            assertThat(answers(database)).isTrue();
        }
    }

    @Test
    void properties_have_the_documented_names_and_defaults() {
        PropertiesContract.assertDefaults(
                new DatabaseProperties(
                        true,
                        Path.of("data/postgres"),
                        18432,
                        Duration.ofSeconds(30),
                        null,
                        null,
                        null,
                        24,
                        2));
        PropertiesContract.assertNames(
                Map.of(
                        "embedded", "false",
                        "directory", "d",
                        "port", "1",
                        "start-timeout", "1s",
                        "url", "jdbc:postgresql://h/d",
                        "username", "u",
                        "password", "p",
                        "connections", "5",
                        "log-connections", "3"),
                new DatabaseProperties(
                        false,
                        Path.of("d"),
                        1,
                        Duration.ofSeconds(1),
                        "jdbc:postgresql://h/d",
                        "u",
                        "p",
                        5,
                        3));
    }

    private EmbeddedDatabase start() {
        return EmbeddedDatabase.start(folder.resolve("data/postgres"), 0, "secret", TIMEOUT);
    }

    private static boolean answers(EmbeddedDatabase database) {
        try (Connection connection = database.owner("grenspoort").getConnection()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private static void sql(EmbeddedDatabase database, String text) {
        try (Connection connection = database.owner("grenspoort").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void kill(Path data) throws Exception {
        String pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst();
        new ProcessBuilder("kill", "-9", pid).start().waitFor();
    }

    /** A gateway reduced to its database, to be killed. */
    static final class Gateway {
        private Gateway() {}

        public static void main(String[] args) throws Exception {
            Path data = Path.of(args[0]);
            EmbeddedDatabase database = EmbeddedDatabase.start(data, 0, "secret", TIMEOUT);
            sql(database, "create table kept (value int)");
            sql(database, "insert into kept values (1)");
            Files.writeString(data.resolveSibling("started"), "yes");
            Thread.currentThread().join();
        }
    }
}
