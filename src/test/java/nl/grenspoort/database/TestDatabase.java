package nl.grenspoort.database;

import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

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

    /** Folder of the programs of the PostgreSQL that tests use: initdb, pg_ctl, postgres. */
    public static Path programs() throws IOException {
        try (Stream<Path> binaries = Files.list(Server.binaries())) {
            return binaries.map(folder -> folder.resolve("bin"))
                    .filter(Files::isDirectory)
                    .findFirst()
                    .orElseThrow()
                    .toAbsolutePath();
        }
    }

    /** For making roles; connected to no database of a test. */
    public static DataSource superuser() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(Server.DATABASE.url("postgres"));
        source.setUser("postgres");
        source.setPassword("test");
        return source;
    }

    private static final class Server {
        private static final Path FOLDER = folder();
        static final EmbeddedDatabase DATABASE = start();

        static Path binaries() {
            return FOLDER.resolve("postgres-binaries");
        }

        private static Path folder() {
            try {
                return Files.createTempDirectory(
                        Files.createDirectories(Path.of("target")), "test-postgres-");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static EmbeddedDatabase start() {
            EmbeddedDatabase database =
                    EmbeddedDatabase.start(
                            FOLDER.resolve("postgres"), 0, "test", Duration.ofSeconds(60));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(database)));
            return database;
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
