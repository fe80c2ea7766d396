package nl.grenspoort.database;

import org.flywaydb.core.Flyway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

/** One real, durable PostgreSQL per test JVM; each test takes a database of its own from it. */
public final class TestDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabase() {}

    /** A new database with every migration applied. */
    public static DataSource fresh() {
        DataSource database = empty();
        Flyway.configure().dataSource(database).load().migrate();
        return database;
    }

    /** A new database without tables. */
    public static DataSource empty() {
        String name = "test_" + COUNT.incrementAndGet();
        try (Connection connection = Server.DATABASE.owner("grenspoort").getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("no test database", e);
        }
        return Server.DATABASE.owner(name);
    }

    private static final class Server {
        static final EmbeddedDatabase DATABASE = start();

        private static EmbeddedDatabase start() {
            try {
                Path folder =
                        Files.createTempDirectory(
                                Files.createDirectories(Path.of("target")), "test-postgres-");
                EmbeddedDatabase database =
                        EmbeddedDatabase.start(
                                folder.resolve("postgres"), 0, "test", Duration.ofSeconds(60));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(database)));
                return database;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void stop(EmbeddedDatabase database) {
            try {
                database.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
