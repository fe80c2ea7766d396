package nl.grenspoort.messagelog;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.database.EmbeddedDatabase;
import nl.grenspoort.database.TestDatabase;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** What was acknowledged is there, once, whoever is killed. */
class KillTest {
    private static final int ROUNDS = 10;

    @TempDir Path folder;

    @Test
    void a_killed_gateway_loses_nothing_that_it_acknowledged() throws Exception {
        PGSimpleDataSource database = (PGSimpleDataSource) TestDatabase.fresh();
        Random random = new Random(9);
        List<UUID> acknowledged = new ArrayList<>();
        try (TestLog test = new TestLog(database)) {
            for (int round = 0; round < ROUNDS; round++) {
                acknowledged.addAll(killAfter(database, 1 + random.nextInt(200)));
            }
            assertOnce(test, acknowledged);
            assertThat(test.verify().problems()).isEmpty();
        }
    }

    /** Acknowledgements of a process that was killed after so many, and those still in its pipe. */
    private List<UUID> killAfter(PGSimpleDataSource database, int lines) throws Exception {
        Path errors = folder.resolve("errors");
        Process writer =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-Xmx128m",
                                "-XX:TieredStopAtLevel=1",
                                "-Xshare:auto",
                                "-Dlogback.configurationFile=none",
                                "-cp",
                                System.getProperty("java.class.path"),
                                LogWriter.class.getName(),
                                database.getUrl(),
                                database.getUser(),
                                database.getPassword())
                        .redirectError(errors.toFile())
                        .start();
        List<UUID> ids = new ArrayList<>();
        try (BufferedReader output =
                new BufferedReader(
                        new InputStreamReader(
                                writer.getInputStream(), StandardCharsets.US_ASCII))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.matches("acknowledged [0-9a-f-]{36}")) {
                    ids.add(UUID.fromString(line.substring(13)));
                }
                if (ids.size() == lines) {
                    // by its handle: Process.destroyForcibly would throw away what is in the pipe
                    writer.toHandle().destroyForcibly();
                }
            }
        }
        writer.waitFor();
        assertThat(ids.size()).as(Files.readString(errors)).isGreaterThanOrEqualTo(lines);
        return ids;
    }

    @Test
    void a_killed_database_comes_back_with_everything_and_the_log_goes_on_by_itself()
            throws Exception {
        Path data = folder.resolve("data/postgres");
        try (EmbeddedDatabase server =
                EmbeddedDatabase.start(data, 0, "secret", Duration.ofSeconds(60))) {
            PGSimpleDataSource database = new PGSimpleDataSource();
            database.setUrl(server.url("grenspoort"));
            database.setUser("grenspoort");
            database.setPassword("secret");
            Flyway.configure().dataSource(database).load().migrate();
            try (TestLog test =
                    new TestLog(
                            database,
                            TestLog.limits(Duration.ofSeconds(2)),
                            InstantSource.system())) {
                test.log.appendDurably(TestLog.admin("before"));
                assertOnce(test, writeWhileKilled(test, data));
                assertThat(test.log.health().healthy()).isTrue();
                assertThat(test.verify().problems()).isEmpty();
            }
        }
    }

    /** Returns when things were acknowledged before and after the killing. */
    private static Queue<UUID> writeWhileKilled(TestLog test, Path data) throws Exception {
        Queue<UUID> acknowledged = new ConcurrentLinkedQueue<>();
        AtomicBoolean stop = new AtomicBoolean();
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            writers.add(Thread.startVirtualThread(() -> write(test.log, acknowledged, stop)));
        }
        awaitMore(acknowledged, 50);
        String pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst();
        new ProcessBuilder("kill", "-9", pid.strip()).start().waitFor();
        while (test.log.health().healthy()) {
            Thread.sleep(1);
        }
        awaitMore(acknowledged, 50);
        stop.set(true);
        for (Thread writer : writers) {
            writer.join();
        }
        return acknowledged;
    }

    private static void write(MessageLog log, Queue<UUID> acknowledged, AtomicBoolean stop) {
        while (!stop.get()) {
            try {
                UUID correlation = UUID.randomUUID();
                acknowledged.add(
                        log.sealIntent(TestLog.intent(null, correlation, "<ask/>")).entryId());
                acknowledged.add(
                        log.appendDurably(TestLog.outcome(null, correlation, "<answer/>")));
            } catch (LogUnavailableException e) {
                // as law 4 wants it: told so, and tries later
                LockSupport.parkNanos(10_000_000);
            }
        }
    }

    private static void awaitMore(Queue<UUID> acknowledged, int more) throws InterruptedException {
        int before = acknowledged.size();
        while (acknowledged.size() < before + more) {
            Thread.sleep(1);
        }
    }

    private static void assertOnce(TestLog test, Iterable<UUID> acknowledged) {
        List<UUID> there = MessageLogTest.ids(test);
        Set<UUID> distinct = new HashSet<>(there);
        assertThat(there).hasSameSizeAs(distinct);
        assertThat(acknowledged).isNotEmpty().allSatisfy(id -> assertThat(distinct).contains(id));
    }
}
