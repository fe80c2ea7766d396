package nl.grenspoort.whole;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.messagelog.MessageLogs;
import nl.grenspoort.quality.Threat;
import nl.grenspoort.trust.DemoPki;
import nl.grenspoort.trust.Sealer;
import nl.grenspoort.trust.TrustDirectory;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** The gateway is told to stop (SIGTERM) while checks flow: nothing that was answered is lost. */
class ShutdownIT {
    private static final LogRecord.Actor AUDITOR =
            new LogRecord.Actor("test", "A1", "AUDITOR", null);
    private static final int ROUNDS = 4;
    private static final int TERMINATED = 128 + 15;

    /** Answers, by check and operation, as kiosks got them. */
    private record Answered(String check, String operation) {}

    @TempDir Path folder;

    private final List<Answered> answered = new CopyOnWriteArrayList<>();
    private final Map<String, String> checksByKey = new ConcurrentHashMap<>();
    private final List<String> refusals = new CopyOnWriteArrayList<>();
    private final AtomicBoolean flowing = new AtomicBoolean();

    @Threat("T-OPS-6")
    @Test
    void a_stop_under_load_loses_nothing() throws Exception {
        TrustDirectory trust = DemoPki.openOrCreate(folder.resolve("certs"), 2048, Instant.now());
        Random random = new Random(25);
        try (RecordingSystem sis = new RecordingSystem(trust, "simulator-sis");
                RecordingSystem ees = new RecordingSystem(trust, "simulator-ees");
                GatewayProcess gateway =
                        GatewayProcess.alone(
                                folder,
                                "--grenspoort.systems.sis.address=" + sis.address(),
                                "--grenspoort.systems.ees.address=" + ees.address(),
                                "--grenspoort.operations.drain=500ms",
                                // longer than the test: what a stop leaves must be free at once
                                "--grenspoort.casework.lease=5m",
                                "--grenspoort.casework.resume-within=10m")) {
            for (int round = 0; round < ROUNDS; round++) {
                String open = openOnly(gateway);
                flowAndTerminate(gateway, random.nextInt(800));
                theDatabaseWasStoppedInOrder();
                gateway.startAgain();
                everythingAnsweredIsThere(gateway);
                everyIntentHasItsOutcome(gateway);
                goOn(gateway, open);
            }
            everyCheckIsConcluded(gateway);
            theLogAgreesWithItself(gateway, trust);
        }
        assertThat(answered).hasSizeGreaterThan(ROUNDS * 20);
        assertThat(refusals).isNotEmpty().allMatch(problem -> problem.equals("not-ready"));
    }

    private void flowAndTerminate(GatewayProcess gateway, int afterMillis) throws Exception {
        flowing.set(true);
        try (ExecutorService kiosks = Executors.newVirtualThreadPerTaskExecutor();
                HttpClient client = gateway.client("kiosk-ams-01")) {
            for (int kiosk = 0; kiosk < 4; kiosk++) {
                kiosks.submit(() -> flow(client, gateway));
            }
            int before = answered.size();
            while (answered.size() < before + 20) {
                Thread.sleep(20);
            }
            Thread.sleep(afterMillis);
            gateway.terminate();
            assertThat(gateway.exit(Duration.ofSeconds(60))).isEqualTo(TERMINATED);
            flowing.set(false);
            kiosks.shutdown();
            assertThat(kiosks.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    private void flow(HttpClient client, GatewayProcess gateway) {
        while (flowing.get()) {
            try {
                conversation(client, gateway);
            } catch (IOException e) {
                // not answered: the kiosk shows its own text
                pause(20);
            }
        }
    }

    private void conversation(HttpClient client, GatewayProcess gateway) throws IOException {
        String check = open(client, gateway);
        if (check == null) {
            pause(20);
            return;
        }
        call(client, gateway, check, "PUT", "/captures/face", "capture-face", FACE);
        call(client, gateway, check, "POST", "/_complete", "complete", null);
        call(client, gateway, check, "GET", "", "view", null);
    }

    private @Nullable String open(HttpClient client, GatewayProcess gateway) throws IOException {
        String key = UUID.randomUUID().toString();
        HttpResponse<String> opened =
                send(
                        client,
                        gateway,
                        "POST",
                        "/v1/border-checks",
                        Specimen.OPEN,
                        "Idempotency-Key",
                        key);
        if (opened.statusCode() != 201) {
            refused(opened);
            return null;
        }
        String location = opened.headers().firstValue("Location").orElseThrow();
        String check = location.substring(location.lastIndexOf('/') + 1);
        checksByKey.put(key, check);
        answered.add(new Answered(check, "border-check.open"));
        return check;
    }

    private HttpResponse<String> call(
            HttpClient client,
            GatewayProcess gateway,
            String check,
            String method,
            String path,
            String operation,
            @Nullable String body)
            throws IOException {
        HttpResponse<String> answer =
                send(
                        client,
                        gateway,
                        method,
                        "/v1/border-checks/" + check + path,
                        body,
                        "Prefer",
                        "wait=10");
        if (answer.statusCode() == 200) {
            answered.add(new Answered(check, "border-check." + operation));
        } else {
            refused(answer);
        }
        return answer;
    }

    /** A refusal is a problem of the catalogue, or the server's own on a connection it closes. */
    private void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        if (!answer.body().isEmpty()) {
            refusals.add(
                    answer.body().replaceAll("(?s).*urn:grenspoort:problem:([a-z-]+).*", "$1"));
        }
    }

    private static final String FACE =
            """
            {"image":"%s","mediaType":"image/jpeg","quality":80,"device":"maker model 1.0",
             "presentationAttack":"BONA_FIDE"}
            """
                    .formatted("/9j/4AAQ" + "A".repeat(400));

    private static HttpResponse<String> send(
            HttpClient client,
            GatewayProcess gateway,
            String method,
            String path,
            @Nullable String body,
            String header,
            String value)
            throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(gateway.address().resolve(path))
                        .timeout(Duration.ofSeconds(30))
                        .header(header, value)
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** A check that nobody has finished when the gateway stops. */
    private String openOnly(GatewayProcess gateway) throws IOException {
        try (HttpClient client = gateway.client("kiosk-ams-01")) {
            return Objects.requireNonNull(open(client, gateway));
        }
    }

    private void goOn(GatewayProcess gateway, String check) throws IOException {
        try (HttpClient client = gateway.client("kiosk-ams-01")) {
            call(client, gateway, check, "PUT", "/captures/face", "capture-face", FACE);
            call(client, gateway, check, "POST", "/_complete", "complete", null);
            String last;
            do {
                last = call(client, gateway, check, "GET", "", "view", null).body();
            } while (last.contains("\"WAIT\""));
            assertThat(last).contains("\"CONCLUDED\"");
        }
    }

    /** Stopped by its own rules, and last: it had nothing to recover. */
    private void theDatabaseWasStoppedInOrder() throws IOException {
        assertThat(folder.resolve("data/postgres/postmaster.pid")).doesNotExist();
        assertThat(Files.readString(folder.resolve("data/postgres.log")))
                .doesNotContain("not properly shut down");
    }

    private void everythingAnsweredIsThere(GatewayProcess gateway) throws Exception {
        List<String> logged =
                Log.query(
                        gateway,
                        """
                        select check_id || ' ' || operation from log_entry
                        where kind = 'OUTCOME' and direction = 'INBOUND' and system = 'KIOSK-API' and result = 'OK'
                        """);
        Map<String, Long> byKind =
                logged.stream()
                        .collect(Collectors.groupingBy(entry -> entry, Collectors.counting()));
        Map<String, Long> expected =
                answered.stream()
                        .collect(
                                Collectors.groupingBy(
                                        one -> one.check() + " " + one.operation(),
                                        Collectors.counting()));
        expected.forEach(
                (what, count) ->
                        assertThat(byKind.getOrDefault(what, 0L))
                                .as(what)
                                .isGreaterThanOrEqualTo(count));
        assertThat(Log.query(gateway, "select id from border_check"))
                .containsAll(checksByKey.values());
    }

    private static void everyIntentHasItsOutcome(GatewayProcess gateway) throws Exception {
        assertThat(
                        Log.query(
                                gateway,
                                """
                                select direction || ' ' || system || ' ' || operation || ' ' || at from log_entry i
                                where kind = 'INTENT' and not exists (
                                    select 1 from log_entry o where o.kind = 'OUTCOME'
                                    and o.correlation_id = i.correlation_id)
                                """))
                .isEmpty();
    }

    private static void everyCheckIsConcluded(GatewayProcess gateway) throws Exception {
        Instant until = Instant.now().plusSeconds(45);
        String unexamined = "select id from border_check where not examined and status = 'OPEN'";
        while (!Log.query(gateway, unexamined).isEmpty() && Instant.now().isBefore(until)) {
            Thread.sleep(200);
        }
        assertThat(Log.query(gateway, unexamined)).isEmpty();
    }

    private static void theLogAgreesWithItself(GatewayProcess gateway, TrustDirectory trust) {
        try (MessageLogs log =
                MessageLogs.open(
                        Log.database(gateway), new Sealer("bucket-1", trust.sealingKey()))) {
            assertThat(log.reader().verify(AUDITOR).problems()).isEmpty();
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
