package nl.grenspoort.whole;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.messagelog.LogEntryView;
import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.messagelog.LogVerification;
import nl.grenspoort.messagelog.MessageLogs;
import nl.grenspoort.trust.DemoPki;
import nl.grenspoort.trust.Sealer;
import nl.grenspoort.trust.TrustDirectory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.sql.DataSource;

/**
 * Gateway or database is killed while checks flow; afterwards what callers were told and what
 * systems received is held against what is there (laws 4 and 7).
 */
class CrashIT {
    private static final LogRecord.Actor AUDITOR =
            new LogRecord.Actor("test", "A1", "AUDITOR", null);
    private static final Duration SETTLED = Duration.ofSeconds(45);
    private static final int ROUNDS = Integer.getInteger("crash.whole-rounds", 5);
    private static final long SEED = Long.getLong("crash.seed", 2026);

    @TempDir Path folder;

    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final AtomicBoolean flowing = new AtomicBoolean();

    @Test
    void nothing_acknowledged_is_lost_and_nothing_was_asked_unlogged() throws Exception {
        TrustDirectory trust = DemoPki.openOrCreate(folder.resolve("certs"), 2048, Instant.now());
        Random random = new Random(SEED);
        try (RecordingSystem sis = new RecordingSystem(trust, "simulator-sis");
                RecordingSystem ees = new RecordingSystem(trust, "simulator-ees");
                GatewayProcess gateway =
                        GatewayProcess.alone(
                                folder,
                                "--grenspoort.systems.sis.address=" + sis.address(),
                                "--grenspoort.systems.ees.address=" + ees.address(),
                                // short, so that interrupted checks are taken over soon
                                "--grenspoort.casework.lease=8s")) {
            for (int round = 0; round < ROUNDS; round++) {
                flowAndKill(gateway, round % 2 == 1, random.nextInt(1500));
                everyAcknowledgedCheckIsThere(gateway);
            }
            everyCheckIsConcluded(gateway);
            Set<UUID> received = new HashSet<>(sis.messages());
            received.addAll(ees.messages());
            assertThat(received).hasSizeGreaterThan(20);
            assertThat(intended(database(gateway))).containsAll(received);
            theLogAgreesWithItself(gateway, trust);
        }
    }

    private void flowAndKill(GatewayProcess gateway, boolean database, int afterMillis)
            throws Exception {
        flowing.set(true);
        try (ExecutorService kiosks = Executors.newVirtualThreadPerTaskExecutor();
                HttpClient client = gateway.client("kiosk-ams-01")) {
            for (int kiosk = 0; kiosk < 4; kiosk++) {
                kiosks.submit(() -> flow(client, gateway));
            }
            int before = acknowledged.size();
            while (acknowledged.size() < before + 5) {
                Thread.sleep(20);
            }
            Thread.sleep(afterMillis);
            if (database) {
                gateway.killDatabase();
                Thread.sleep(500);
                flowing.set(false);
            } else {
                gateway.kill();
                flowing.set(false);
            }
            kiosks.shutdown();
            assertThat(kiosks.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
        if (!database) {
            gateway.startAgain();
        }
    }

    private void flow(HttpClient client, GatewayProcess gateway) {
        while (flowing.get()) {
            String key = UUID.randomUUID().toString();
            try {
                HttpResponse<String> answer = open(client, gateway, key);
                if (answer.statusCode() == 201) {
                    acknowledged.put(key, id(answer));
                } else {
                    assertThat(answer.statusCode()).isEqualTo(503);
                }
            } catch (IOException e) {
                // not acknowledged: the kiosk shows its own text
                pause(20);
            }
        }
    }

    private static HttpResponse<String> open(HttpClient client, GatewayProcess gateway, String key)
            throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(gateway.address().resolve("/v1/border-checks"))
                        .timeout(Duration.ofSeconds(15))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofString(Specimen.OPEN))
                        .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static String id(HttpResponse<String> answer) {
        String location = answer.headers().firstValue("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private void everyAcknowledgedCheckIsThere(GatewayProcess gateway) throws Exception {
        try (HttpClient client = gateway.client("kiosk-ams-01")) {
            for (Map.Entry<String, String> check : acknowledged.entrySet()) {
                HttpResponse<String> again = openAgain(client, gateway, check.getKey());
                assertThat(again.statusCode()).isEqualTo(201);
                assertThat(id(again)).isEqualTo(check.getValue());
            }
        }
    }

    /** A database that was killed comes back by itself: asked again until then. */
    private static HttpResponse<String> openAgain(
            HttpClient client, GatewayProcess gateway, String key) throws IOException {
        Instant until = Instant.now().plus(Duration.ofSeconds(30));
        while (true) {
            HttpResponse<String> answer = open(client, gateway, key);
            if (answer.statusCode() != 503 || Instant.now().isAfter(until)) {
                return answer;
            }
            pause(100);
        }
    }

    private static void everyCheckIsConcluded(GatewayProcess gateway) throws Exception {
        Instant until = Instant.now().plus(SETTLED);
        while (unexamined(database(gateway)) > 0 && Instant.now().isBefore(until)) {
            Thread.sleep(500);
        }
        assertThat(unexamined(database(gateway))).isZero();
    }

    private static int unexamined(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement();
                ResultSet row =
                        sql.executeQuery("select count(*) from border_check where not examined")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static Set<UUID> intended(DataSource database) throws SQLException {
        Set<UUID> intended = new HashSet<>();
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement();
                ResultSet row =
                        sql.executeQuery(
                                """
                                select convert_from(entry, 'UTF8')::json -> 'details' ->> 'message-id' from log_entry
                                where direction = 'OUTBOUND' and kind = 'INTENT'
                                """)) {
            while (row.next()) {
                intended.add(UUID.fromString(row.getString(1)));
            }
        }
        return intended;
    }

    private void theLogAgreesWithItself(GatewayProcess gateway, TrustDirectory trust) {
        try (MessageLogs log =
                MessageLogs.open(database(gateway), new Sealer("bucket-1", trust.sealingKey()))) {
            LogVerification found = log.reader().verify(AUDITOR);
            assertThat(found.problems()).isEmpty();
            UUID check = UUID.fromString(acknowledged.values().iterator().next());
            assertThat(log.reader().entries(AUDITOR, check))
                    .extracting(LogEntryView::kind)
                    .contains(LogRecord.Kind.INTENT, LogRecord.Kind.OUTCOME);
        }
    }

    private static DataSource database(GatewayProcess gateway) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl("jdbc:postgresql://127.0.0.1:" + gateway.databasePort() + "/grenspoort");
        database.setUser("grenspoort");
        database.setPassword(gateway.trust().secret("database"));
        return database;
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
