package nl.grenspoort.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.quality.Threat;
import nl.grenspoort.telemetry.Meter;
import nl.grenspoort.telemetry.Series;
import nl.grenspoort.trust.DemoPki;
import nl.grenspoort.trust.TlsContexts;
import nl.grenspoort.trust.TrustDirectory;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an operator sees of a running gateway, and what nobody sees. */
class OperationsIT {
    private static final Pattern SERIES =
            Pattern.compile("^(grenspoort_[a-z_]+)(\\{[^}]*})? ", Pattern.MULTILINE);

    @TempDir static Path folder;

    private static RecordingSystem sis;
    private static RecordingSystem ees;
    private static GatewayProcess gateway;

    @BeforeAll
    static void start() throws Exception {
        TrustDirectory trust = DemoPki.openOrCreate(folder.resolve("certs"), 2048, Instant.now());
        sis = new RecordingSystem(trust, "simulator-sis");
        ees = new RecordingSystem(trust, "simulator-ees");
        gateway =
                GatewayProcess.alone(
                        folder,
                        "--grenspoort.systems.sis.address=" + sis.address(),
                        "--grenspoort.systems.ees.address=" + ees.address());
    }

    @AfterAll
    static void stop() throws InterruptedException {
        gateway.close();
        sis.close();
        ees.close();
    }

    @Test
    void health_says_of_each_part_how_it_is() throws Exception {
        JsonNode health = health("/health");
        assertThat(health.get("status").stringValue()).isIn("UP", "DEGRADED");
        assertThat(health.get("components").propertyNames())
                .containsExactlyInAnyOrder(
                        "gateway", "systems", "certificates", "livenessState", "readinessState");
        assertThat(health.get("components").get("gateway").get("components").propertyNames())
                .containsExactlyInAnyOrder("database", "message-log", "routes", "warm-up");
        assertThat(gateway.management("/health").body())
                .doesNotContain(gateway.trust().secret("database"), folder.toString(), "jdbc:");
    }

    @Test
    void liveness_is_the_process_alone() throws Exception {
        assertThat(health("/health/liveness").get("components").propertyNames())
                .containsExactly("livenessState");
    }

    @Test
    void a_database_that_dies_takes_readiness_off_and_brings_it_back_again_and_again()
            throws Exception {
        for (int round = 0; round < 3; round++) {
            gateway.killDatabase();
            // a write is tried every five seconds: traffic shows it sooner
            until(
                    () -> {
                        open("/v1/border-checks", Specimen.OPEN);
                        return gateway.management("/health/readiness").statusCode() == 503;
                    });
            assertThat(gateway.management("/health/liveness").statusCode()).isEqualTo(200);
            until(() -> gateway.management("/health/readiness").statusCode() == 200);
            until(() -> open("/v1/border-checks", Specimen.OPEN).statusCode() == 201);
        }
    }

    /** The fallback law: a check without a system's answer is concluded all the same. */
    @Test
    void systems_that_fail_leave_the_gateway_ready_and_are_shown_as_degraded() throws Exception {
        for (int i = 0; i < 3; i++) {
            open("/v1/border-checks", Specimen.OPEN);
        }
        until(
                () ->
                        gateway.management("/metrics")
                                .body()
                                .contains("grenspoort_system_question_seconds_count"));
        assertThat(gateway.management("/health/readiness").statusCode()).isEqualTo(200);
        assertThat(gateway.management("/health/readiness").body()).doesNotContain("sis");
        assertThat(gateway.management("/health").statusCode()).isEqualTo(200);
    }

    @Threat("T-OPS-5")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/actuator",
                "/actuator/health",
                "/beans",
                "/camel",
                "/caches",
                "/conditions",
                "/configprops",
                "/env",
                "/env/grenspoort.database.password",
                "/flyway",
                "/heapdump",
                "/httpexchanges",
                "/info",
                "/logfile",
                "/loggers",
                "/loggers/ROOT",
                "/mappings",
                "/meters",
                "/prometheus",
                "/sbom",
                "/scheduledtasks",
                "/sessions",
                "/shutdown",
                "/startup",
                "/threaddump",
                "/v1/border-checks",
                "/v1/openapi.json"
            })
    void nothing_else_is_shown(String path) throws Exception {
        assertThat(gateway.management(path).statusCode()).isEqualTo(404);
    }

    /** The container's own page, which says nothing. */
    @Test
    void the_error_page_is_empty() throws Exception {
        assertThat(
                        JsonMapper.shared()
                                .readTree(gateway.management("/error").body())
                                .propertyNames())
                .containsExactlyInAnyOrder("timestamp", "status", "error");
    }

    @Threat("T-OPS-5")
    @Test
    void the_management_port_answers_on_the_loopback_only() throws Exception {
        List<InetAddress> others = new ArrayList<>();
        for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            Collections.list(network.getInetAddresses()).stream()
                    .filter(Inet4Address.class::isInstance)
                    .filter(address -> !address.isLoopbackAddress())
                    .forEach(others::add);
        }
        for (InetAddress other : others) {
            assertThatThrownBy(
                            () -> {
                                try (Socket socket = new Socket()) {
                                    socket.connect(
                                            new InetSocketAddress(other, gateway.managementPort()),
                                            2000);
                                }
                            })
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void every_series_is_in_the_catalogue_and_the_catalogue_is_shown() throws Exception {
        String check =
                open("/v1/border-checks", Specimen.OPEN)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow();
        send("POST", check + "/_abandon", null);
        send("GET", "/nothing", null);
        strangerIsRefused();
        until(() -> series().contains("grenspoort_check_own_seconds_count"));
        until(() -> series().contains("grenspoort_tls_rejected_total"));
        Set<String> shown = series();
        Set<String> known = new TreeSet<>();
        for (Meter meter : Meter.values()) {
            assertThat(shown).containsAll(Series.of(meter));
            known.addAll(Series.of(meter));
        }
        assertThat(known).containsAll(shown);
    }

    private static Set<String> series() throws Exception {
        Matcher matcher = SERIES.matcher(gateway.management("/metrics").body());
        Set<String> names = new TreeSet<>();
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private static void strangerIsRefused() throws Exception {
        Path other = folder.resolve("others");
        TrustDirectory strangers = DemoPki.openOrCreate(other, 2048, Instant.now());
        try (HttpClient client =
                HttpClient.newBuilder()
                        .sslContext(
                                TlsContexts.client(
                                        strangers.credentials("kiosk-ams-01"),
                                        gateway.trust().anchors("tls-ca")))
                        .build()) {
            assertThatThrownBy(
                            () ->
                                    client.send(
                                            HttpRequest.newBuilder(
                                                            gateway.address()
                                                                    .resolve("/v1/openapi.json"))
                                                    .build(),
                                            HttpResponse.BodyHandlers.discarding()))
                    .isInstanceOf(IOException.class);
        }
    }

    private static JsonNode health(String path) throws Exception {
        HttpResponse<String> answer = gateway.management(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static HttpResponse<String> open(String path, String body) throws Exception {
        return send("POST", path, body, "Idempotency-Key", UUID.randomUUID().toString());
    }

    private static HttpResponse<String> send(
            String method, String path, @Nullable String body, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(gateway.address().resolve(path))
                        .timeout(Duration.ofSeconds(20))
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
        try (HttpClient client = gateway.client("kiosk-ams-01")) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static void until(Callable<Boolean> holds) throws Exception {
        Instant end = Instant.now().plusSeconds(60);
        while (!holds.call()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(50);
        }
    }
}
