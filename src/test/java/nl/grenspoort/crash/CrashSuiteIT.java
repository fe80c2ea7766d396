package nl.grenspoort.crash;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.database.EmbeddedDatabase;
import nl.grenspoort.quality.Threat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * Gateways and their database are killed, at places that are chosen and at any time, while checks
 * flow; after each time everything is held against what callers were told and the asked system
 * received. {@code crash.rounds} and {@code crash.seed} are system properties.
 */
class CrashSuiteIT {
    private static final int ROUNDS = Integer.getInteger("crash.rounds", 50);
    private static final long SEED = Long.getLong("crash.seed", 2026);
    private static final int ROUNDS_PER_LOG = 10;
    private static final Path REPORT = Path.of("target/crash-report.txt");

    @TempDir Path folder;

    @Test
    @Threat({"T-LOG-1", "T-LOG-2", "T-LOG-3", "T-LOG-5"})
    void whatever_is_killed_nothing_told_is_lost_and_nothing_was_asked_unlogged() throws Exception {
        Random random = new Random(SEED);
        CrashReport report = new CrashReport(SEED);
        Path data = folder.resolve("data/postgres");
        List<CrashRound> rounds = CrashRound.rounds(ROUNDS, random);
        System.out.printf("crash suite: %d rounds, -Dcrash.seed=%d%n", ROUNDS, SEED);
        try (EmbeddedDatabase server =
                        EmbeddedDatabase.start(
                                data, 0, SmallGatewayProcess.PASSWORD, Duration.ofSeconds(60));
                RecordingPeer peer = new RecordingPeer()) {
            QuickStart classes = new QuickStart(folder);
            PGSimpleDataSource learning = database(server, "learning");
            try (CrashSuite suite =
                    new CrashSuite(folder, data, learning, peer, classes, random, report)) {
                suite.learn();
            }
            for (int from = 0; from < ROUNDS; from += ROUNDS_PER_LOG) {
                PGSimpleDataSource database = database(server, "crash_" + from);
                try (CrashSuite suite =
                        new CrashSuite(folder, data, database, peer, classes, random, report)) {
                    suite.firstStart();
                    for (CrashRound round :
                            rounds.subList(from, Math.min(from + ROUNDS_PER_LOG, ROUNDS))) {
                        assertThat(suite.run(round)).as(round.name()).isEmpty();
                    }
                    assertThat(suite.finish()).as("at the end").isEmpty();
                    report.write(REPORT);
                }
            }
        } finally {
            report.write(REPORT);
            System.out.println(report);
        }
    }

    private static PGSimpleDataSource database(EmbeddedDatabase server, String name)
            throws SQLException {
        PGSimpleDataSource first = source(server.url("grenspoort"));
        try (Connection connection = first.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("create database " + name);
        }
        return source(server.url(name));
    }

    private static PGSimpleDataSource source(String url) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(url);
        database.setUser("grenspoort");
        database.setPassword(SmallGatewayProcess.PASSWORD);
        database.setConnectTimeout(1);
        database.setSocketTimeout(5);
        return database;
    }
}
