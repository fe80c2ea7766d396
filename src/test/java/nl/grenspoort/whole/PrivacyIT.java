package nl.grenspoort.whole;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.quality.Threat;
import nl.grenspoort.trust.DemoPki;
import nl.grenspoort.trust.TrustDirectory;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Law 10: no personal data reaches an ordinary log, a metric, a health answer or a trace. Marked
 * travellers go through everything that can go well or wrong; then all that came out is searched.
 */
class PrivacyIT {
    private static final String[] TOLD = {
        "--logging.level.nl.grenspoort=debug",
        "--logging.structured.format.console=ecs",
        "--grenspoort.telemetry.sampled-share=1",
        "--grenspoort.telemetry.traces-per-second=1000",
        "--management.opentelemetry.tracing.export.schedule-delay=200ms"
    };

    @TempDir Path folder;

    @Threat("T-OPS-1")
    @Test
    void broken_requests_broken_answers_and_a_dying_database_quote_nobody() throws Exception {
        TrustDirectory trust = DemoPki.openOrCreate(folder.resolve("certs"), 2048, Instant.now());
        try (MarkedSystem sis = new MarkedSystem(trust, "simulator-sis");
                MarkedSystem ees = new MarkedSystem(trust, "simulator-ees");
                Collector collector = new Collector();
                GatewayProcess gateway =
                        GatewayProcess.alone(
                                folder,
                                told(
                                        collector,
                                        "--grenspoort.systems.sis.address=" + sis.address(),
                                        "--grenspoort.systems.ees.address=" + ees.address(),
                                        "--grenspoort.systems.sis.breaker.failure-rate=100",
                                        "--grenspoort.systems.ees.breaker.failure-rate=100"))) {
            for (int i = 0; i < MarkedSystem.ways(); i++) {
                check(gateway);
            }
            abuse(gateway);
            gateway.killDatabase();
            for (int i = 0; i < 5; i++) {
                tryToOpen(gateway);
            }
            while (!gateway.ready()) {
                Thread.sleep(100);
            }
            check(gateway);
            nobodyIsIn(gateway, collector);
            everyLineIsJsonAndChecksAreNamed(gateway.printed());
        }
    }

    @Threat("T-OPS-1")
    @Test
    void checks_that_go_well_and_every_fault_of_a_system_quote_nobody() throws Exception {
        DemoSystems systems = DemoSystems.onFreePorts();
        try (Collector collector = new Collector();
                GatewayProcess gateway =
                        GatewayProcess.demo(
                                folder.toAbsolutePath(),
                                told(collector, systems.settings().toArray(String[]::new)))) {
            int played = play(gateway, systems);
            assertThat(played).isGreaterThan(20);
            nobodyIsIn(gateway, collector);
        }
    }

    private static String[] told(Collector collector, String... more) {
        List<String> all = new ArrayList<>(List.of(TOLD));
        all.add("--management.opentelemetry.tracing.export.otlp.endpoint=" + collector.address());
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static void nobodyIsIn(GatewayProcess gateway, Collector collector) throws Exception {
        while (!collector.received().contains("ask sis")) {
            Thread.sleep(50);
        }
        String metrics = gateway.management("/metrics").body();
        String health = gateway.management("/health").body();
        assertThat(metrics).contains("grenspoort_check_ended_total");
        assertThat(health).contains("message-log");
        assertThat(Marked.in(metrics)).isEmpty();
        assertThat(Marked.in(health)).isEmpty();
        assertThat(Marked.in(collector.received())).isEmpty();
        assertThat(Marked.in(gateway.printed())).isEmpty();
        assertThat(gateway.printed()).doesNotContainIgnoringCase("discreet");
        assertThat(collector.received()).doesNotContain("DATA", "no-data");
    }

    /** What operators' tools are fed with. */
    private static void everyLineIsJsonAndChecksAreNamed(String printed) {
        int checks = 0;
        int lines = 0;
        for (String line : printed.lines().filter(line -> line.startsWith("{")).toList()) {
            JsonNode event = JsonMapper.shared().readTree(line);
            assertThat(event.has("@timestamp")).as(line).isTrue();
            assertThat(event.has("message")).as(line).isTrue();
            lines++;
            if (event.has("checkId")) {
                assertThat(event.get("traceId").stringValue()).matches("[0-9a-f]{32}");
                checks++;
            }
        }
        assertThat(checks).isGreaterThan(10);
        assertThat(lines).isGreaterThan(30);
    }

    private static final String MRZ_1 = "P<UTOQUOKKASON<<WOMBATINA<<<<<<<<<<<<<<<<<<<";
    private static final String MRZ_2 = "XQ76543215UTO8706146F3204153<<<<<<<<<<<<<<02";
    private static final String OPEN =
            """
            {"direction": "ENTRY", "capacity": "PASSENGER",
             "documents": [{"kind": "PASSPORT", "mrz": ["%s", "%s"],
               "chip": {"EF.COM": "%s", "EF.SOD": "%s", "DG1": "%s", "DG2": "%s"}}]}
            """
                    .formatted(
                            MRZ_1, MRZ_2, Marked.IMAGE, Marked.IMAGE, Marked.IMAGE, Marked.IMAGE);
    private static final String FACE =
            """
            {"image":"%s","mediaType":"image/jpeg","quality":80,"device":"maker model 1.0",
             "presentationAttack":"BONA_FIDE"}
            """
                    .formatted(Marked.IMAGE);

    private static void check(GatewayProcess gateway) throws Exception {
        try (HttpClient client = gateway.client("kiosk-ams-01")) {
            HttpResponse<String> opened = open(client, gateway);
            assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
            String check = opened.headers().firstValue("Location").orElseThrow();
            send(client, gateway, "PUT", check + "/captures/face", FACE);
            send(client, gateway, "POST", check + "/_complete", null);
            HttpResponse<String> last;
            do {
                last = send(client, gateway, "GET", check, null, "Prefer", "wait=10");
            } while (last.body().contains("\"WAIT\""));
        }
    }

    private static HttpResponse<String> open(HttpClient client, GatewayProcess gateway)
            throws Exception {
        return send(
                client,
                gateway,
                "POST",
                "/v1/border-checks",
                OPEN,
                "Idempotency-Key",
                "QUOKKASON-" + UUID.randomUUID());
    }

    private static void tryToOpen(GatewayProcess gateway) throws Exception {
        try (HttpClient client = gateway.client("kiosk-ams-01")) {
            open(client, gateway);
        } catch (IOException e) {
            // no answer is an answer too
        }
    }

    /** Everything in the wrong place. */
    private static void abuse(GatewayProcess gateway) throws Exception {
        String checks = "/v1/border-checks";
        String id = checks + "/00000000-0000-0000-0000-000000000000";
        try (HttpClient kiosk = gateway.client("kiosk-ams-01");
                HttpClient desk = gateway.client("desk-ams-01")) {
            for (String body :
                    List.of(
                            "{\"QUOKKASON\"",
                            "QUOKKASON",
                            "[\"XQ7654321\"]",
                            OPEN.replace("PASSENGER", "QUOKKASON"),
                            OPEN.replace("\"ENTRY\"", "{\"WOMBATINA\": 870614}"),
                            OPEN.replace(MRZ_2, "XQ7654321"),
                            OPEN.replace(Marked.IMAGE, "QUOKKASON***"),
                            OPEN.replace("DG1", "QUOKKASON"))) {
                send(kiosk, gateway, "POST", checks, body, "Idempotency-Key", "WOMBATINA-1");
                send(desk, gateway, "POST", checks, body, "Officer-Number", Marked.OFFICER);
                send(kiosk, gateway, "PUT", id + "/captures/face", body);
            }
            for (String path :
                    List.of(
                            "/QUOKKASON",
                            checks + "/XQ7654321",
                            checks + "?name=QUOKKASON",
                            id + "/captures/WOMBATINA",
                            id + ";name=QUOKKASON",
                            "/v1/%51UOKKASON%2e%2e/XQ7654321")) {
                send(kiosk, gateway, "GET", path, null);
            }
            for (String header :
                    List.of(
                            "Officer-Number",
                            "Prefer",
                            "Sandbox-Time",
                            "Accept",
                            "Accept-Language",
                            "traceparent",
                            "tracestate",
                            "baggage",
                            "X-Request-Id",
                            "Content-Encoding")) {
                send(kiosk, gateway, "GET", id, null, header, "QUOKKASON=XQ7654321");
                send(desk, gateway, "GET", id, null, header, Marked.OFFICER);
            }
            for (String officer : List.of("M1001", "M2001", "M9001")) {
                send(desk, gateway, "GET", id, null, "Officer-Number", officer);
            }
        }
    }

    private static HttpResponse<String> send(
            HttpClient client,
            GatewayProcess gateway,
            String method,
            String path,
            @Nullable String body,
            String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(gateway.address().resolve(path))
                        .timeout(Duration.ofSeconds(30))
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Returns how many scenarios were played. What they expect no longer holds for all of them. */
    private int play(GatewayProcess gateway, DemoSystems systems) throws Exception {
        List<String> files = new ArrayList<>();
        for (String name :
                List.of(
                        "19-discreet-check-kiosk",
                        "19-discreet-check-e-gate",
                        "20-misused-identity",
                        "21-seized-document-third-country",
                        "09-overstay-exit-desk",
                        "chip-altered-e-gate",
                        "mrz-misread-desk",
                        "ees-first-visit-kiosk")) {
            String shipped = Files.readString(Path.of("config/scenarios", name + ".yaml"));
            files.add(write("marked-" + name, Marked.scenario(shipped, "marked-" + name)));
        }
        String faulty = Files.readString(Path.of("config/scenarios/11-ees-down-desk.yaml"));
        for (String system : List.of("SIS", "EES")) {
            for (String mode : List.of("MALFORMED", "EMPTY", "RESET", "GARBAGE", "SERVER_ERROR")) {
                String name =
                        "marked-"
                                + system.toLowerCase(Locale.ROOT)
                                + "-"
                                + mode.toLowerCase(Locale.ROOT).replace('_', '-');
                files.add(
                        write(
                                name,
                                Marked.scenario(faulty, name)
                                        .replace(
                                                "  EES:\n    fault: {mode: RESET}",
                                                "  "
                                                        + system
                                                        + ":\n    fault: {mode: "
                                                        + mode
                                                        + "}")));
            }
        }
        List<String> command =
                new ArrayList<>(List.of("sh", "grenspoort", "scenario", "run", "--json"));
        command.addAll(files);
        command.addAll(
                List.of(
                        "--certs",
                        folder.toAbsolutePath().resolve("certs").toString(),
                        "--gateway",
                        gateway.address().toString()));
        command.addAll(systems.arguments());
        Process process =
                new ProcessBuilder(command)
                        .redirectError(folder.resolve("command.err").toFile())
                        .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        assertThat(out).as(Files.readString(folder.resolve("command.err"))).startsWith("[");
        return JsonMapper.shared().readTree(out).size()
                + Log.query(gateway, "select id from border_check").size();
    }

    private String write(String name, String text) throws IOException {
        Path file = folder.resolve(name + ".yaml");
        Files.writeString(file, text);
        return file.toAbsolutePath().toString();
    }
}
