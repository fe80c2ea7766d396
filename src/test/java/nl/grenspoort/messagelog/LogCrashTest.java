package nl.grenspoort.messagelog;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.database.TestDatabase;

import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import javax.sql.DataSource;

/**
 * A JVM that appends is killed at random moments: whatever it was told is durable must be there.
 */
class LogCrashTest {
    private static final int ROUNDS = 6;

    @Test
    void what_was_acknowledged_before_a_kill_is_there_after_it() throws Exception {
        PGSimpleDataSource database = (PGSimpleDataSource) TestDatabase.fresh();
        Random random = new Random(9);
        Set<UUID> acknowledged = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            acknowledged.addAll(appendUntilKilled(database, 20 + random.nextInt(300)));
        }
        assertThat(acknowledged).hasSizeGreaterThan(ROUNDS * 10);
        assertThat(written(database)).containsAll(acknowledged);
        try (TestLog after =
                new TestLog(
                        database,
                        java.time.InstantSource.system(),
                        MessageLogProperties.defaults())) {
            assertThat(after.reader.verify(TestLog.AUDITOR).problems()).isEmpty();
        }
    }

    /** Returns what the process said before it was killed after so many lines. */
    private static List<UUID> appendUntilKilled(PGSimpleDataSource database, int lines)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Appender.class.getName(),
                                database.getURL(),
                                database.getUser(),
                                database.getPassword())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        List<UUID> said = new ArrayList<>();
        try (BufferedReader out = process.inputReader(StandardCharsets.US_ASCII)) {
            while (said.size() < lines) {
                String line = out.readLine();
                assertThat(line).as("it runs until it is killed").isNotNull();
                if (line.startsWith("acknowledged ")) {
                    said.add(UUID.fromString(line.substring(13)));
                }
            }
            process.destroyForcibly();
        }
        process.waitFor();
        return said;
    }

    private static Set<UUID> written(DataSource database) throws SQLException {
        Set<UUID> ids = new HashSet<>();
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("select id from log_entry")) {
            while (row.next()) {
                ids.add(row.getObject(1, UUID.class));
            }
        }
        return ids;
    }

    /** The process that is killed. */
    static final class Appender {
        private Appender() {}

        public static void main(String[] database) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(database[0]);
            source.setUser(database[1]);
            source.setPassword(database[2]);
            TestLog log =
                    new TestLog(
                            source,
                            java.time.InstantSource.system(),
                            MessageLogProperties.defaults());
            for (int i = 0; i < 4; i++) {
                Thread.ofPlatform().start(() -> append(log));
            }
        }

        private static void append(TestLog log) {
            while (true) {
                UUID correlation = UUID.randomUUID();
                log.log.append(TestLog.intent(null, correlation, "x".repeat(2000)));
                UUID id = log.log.appendDurably(TestLog.outcome(null, correlation));
                synchronized (System.out) {
                    System.out.println("acknowledged " + id);
                }
            }
        }
    }
}
