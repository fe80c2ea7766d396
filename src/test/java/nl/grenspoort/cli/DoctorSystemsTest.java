package nl.grenspoort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.trust.TestPki;
import nl.grenspoort.trust.TrustDirectory;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** {@code ./grenspoort doctor systems wsdl}: who is connected, and by which contract. */
class DoctorSystemsTest {
    private static final TrustDirectory PKI = TestPki.shared();
    private static final String HEALTH = "/_simulator/health";
    private static final String UP = "{\"status\":\"UP\"}";

    @TempDir Path home;

    @BeforeEach
    void layOut() throws IOException {
        TestHome.withKeys(home);
    }

    @Test
    void a_simulated_system_is_reached_and_asked_nothing_about_anybody() throws IOException {
        try (TestPeer sis = TestPeer.secured(PKI, "simulator-sis").at(HEALTH, 200, UP)) {
            DoctorRun run = systems(sis.port());
            assertThat(run.problems()).isEmpty();
            assertThat(run.one("systems.address")).endsWith(": 127.0.0.1");
            assertThat(run.one("systems.connect")).startsWith("OK sis (localhost:");
            assertThat(run.one("systems.simulated")).endsWith(": up");
            assertThat(run.one("systems.question"))
                    .startsWith("SKIPPED all: this command has no purpose to ask for");
            assertThat(sis.asked()).containsExactly(HEALTH);
        }
    }

    /** Whoever is no simulated system gets a handshake, and no byte of HTTP. */
    @Test
    void a_real_system_is_not_pinged() throws IOException {
        try (TestPeer sis = TestPeer.secured(PKI, "simulator-sis").at(HEALTH, 200, UP)) {
            DoctorRun run =
                    systems(
                            sis.port(),
                            "wsdl",
                            "--grenspoort.trust.demo=false",
                            "--grenspoort.trust.directory=certs/demo");
            assertThat(run.one("systems.connect")).startsWith("OK");
            assertThat(run.one("systems.simulated"))
                    .endsWith(
                            "it is no simulated system, and its contract has no harmless operation");
            assertThat(run.one("wsdl.system")).contains("compare the real one's by hand");
            assertThat(sis.asked()).isEmpty();
        }
    }

    @Test
    void a_system_whose_name_is_not_known() {
        DoctorRun run =
                DoctorRun.of(
                        home,
                        "systems",
                        "--grenspoort.systems.sis.address=https://sis.invalid",
                        "--grenspoort.systems.ees.enabled=false",
                        "--grenspoort.systems.national-register.enabled=false",
                        "--grenspoort.systems.etias.enabled=false",
                        "--grenspoort.systems.vis.enabled=false",
                        "--grenspoort.systems.sltd.enabled=false");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.one("systems.address"))
                .isEqualTo(
                        "PROBLEM sis (sis.invalid:443): The name sis.invalid is not known. -> Correct"
                                + " grenspoort.systems.sis.address, or the name service.");
    }

    @Test
    void a_system_that_does_not_run() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        DoctorRun run = systems(port);
        assertThat(run.one("systems.connect"))
                .contains("No connection: nobody listens there. -> Look at network and firewall");
        // told once when both areas are examined
        DoctorRun both = systems(port, "tls");
        assertThat(both.said("tls.handshake"))
                .allSatisfy(line -> assertThat(line).doesNotStartWith("PROBLEM sis"));
    }

    @Test
    void a_system_without_tls_is_told_by_tls_when_that_is_examined() throws IOException {
        try (TestPeer sis = TestPeer.outdated(PKI, "simulator-sis")) {
            assertThat(systems(sis.port()).one("systems.connect"))
                    .startsWith("PROBLEM sis")
                    .contains("No connection: ");
            assertThat(systems(sis.port(), "tls").one("systems.connect"))
                    .endsWith("TLS fails: see tls.handshake");
        }
    }

    @Test
    void a_simulated_system_that_is_not_up() throws IOException {
        try (TestPeer sis = TestPeer.secured(PKI, "simulator-sis").at(HEALTH, 503, "")) {
            assertThat(systems(sis.port()).one("systems.simulated"))
                    .startsWith("WARNING")
                    .contains("It does not say that it is up: HTTP status 503.");
        }
    }

    @Test
    void a_circuit_breaker_that_is_open() throws IOException {
        String metrics =
                """
                resilience4j_circuitbreaker_state{group="none",name="sis",state="closed"} 0.0
                resilience4j_circuitbreaker_state{group="none",name="sis",state="half_open"} 0.0
                resilience4j_circuitbreaker_state{group="none",name="sis",state="open"} 1.0
                """;
        try (TestPeer sis = TestPeer.secured(PKI, "simulator-sis").at(HEALTH, 200, UP);
                TestPeer gateway = TestPeer.plain().at("/metrics", 200, metrics)) {
            DoctorRun run = systems(sis.port(), "--management.server.port=" + gateway.port());
            assertThat(run.one("systems.breaker"))
                    .startsWith("WARNING sis")
                    .contains("The circuit breaker is open: ");
        }
    }

    @Test
    void a_circuit_breaker_that_is_closed() throws IOException {
        String metrics = "grenspoort_system_breaker{state=\"closed\",system=\"sis\"} 1\n";
        try (TestPeer sis = TestPeer.secured(PKI, "simulator-sis").at(HEALTH, 200, UP);
                TestPeer gateway = TestPeer.plain().at("/metrics", 200, metrics)) {
            assertThat(
                            systems(sis.port(), "--management.server.port=" + gateway.port())
                                    .one("systems.breaker"))
                    .endsWith(": closed");
        }
    }

    @Test
    void the_contract_that_is_served_is_this_builds() throws IOException {
        try (TestPeer gateway =
                TestPeer.secured(PKI, "gateway-server")
                        .at("/v1/openapi.json", 200, openApi().toString())
                        .at("/ws/border-checks?wsdl", 200, resource("contracts/sis/sis.wsdl"))) {
            DoctorRun run = wsdl(gateway.port());
            assertThat(run.problems()).isEmpty();
            assertThat(run.said("wsdl.packaged"))
                    .hasSizeGreaterThan(7)
                    .allSatisfy(line -> assertThat(line).startsWith("OK contracts/"));
            assertThat(run.one("wsdl.openapi")).contains("the same document, version ");
            assertThat(run.one("wsdl.desk")).endsWith(": 1 operation(s)");
        }
    }

    @Test
    void the_contract_that_is_served_is_another() throws IOException {
        ObjectNode other = openApi();
        ((ObjectNode) other.path("info")).put("version", "9.9.9");
        try (TestPeer gateway =
                TestPeer.secured(PKI, "gateway-server")
                        .at("/v1/openapi.json", 200, other.toString())) {
            DoctorRun run = wsdl(gateway.port());
            assertThat(run.code()).isZero();
            assertThat(run.one("wsdl.openapi"))
                    .startsWith("WARNING")
                    .contains("The gateway serves version 9.9.9, this build has ");
            assertThat(run.one("wsdl.desk")).startsWith("SKIPPED");
        }
    }

    @Test
    void no_contract_is_served() throws IOException {
        try (TestPeer gateway =
                TestPeer.secured(PKI, "gateway-server")
                        .at("/ws/border-checks?wsdl", 200, "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>")) {
            assertThat(wsdl(gateway.port()).ailments())
                    .containsExactly("openapi-not-served", "desk-unreadable");
        }
    }

    @Test
    void a_simulated_system_with_another_contract() throws IOException {
        String theirs =
                resource("contracts/sis/sis.wsdl").replace("name=\"search\"", "name=\"seek\"");
        try (TestPeer sis =
                TestPeer.secured(PKI, "simulator-sis").at("/sis/v1?wsdl", 200, theirs)) {
            assertThat(systems(sis.port(), "wsdl").one("wsdl.system"))
                    .startsWith("WARNING")
                    .contains("It serves a WSDL with other operations: ");
        }
    }

    private DoctorRun systems(int sis, String... more) {
        return DoctorRun.of(
                home,
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(
                                        "systems",
                                        "--server.port=1",
                                        "--grenspoort.systems.sis.address=https://localhost:" + sis,
                                        "--grenspoort.systems.ees.enabled=false",
                                        "--grenspoort.systems.national-register.enabled=false",
                                        "--grenspoort.systems.etias.enabled=false",
                                        "--grenspoort.systems.vis.enabled=false",
                                        "--grenspoort.systems.sltd.enabled=false"),
                                java.util.stream.Stream.of(more))
                        .toArray(String[]::new));
    }

    private DoctorRun wsdl(int gateway) {
        return DoctorRun.of(
                home,
                "wsdl",
                "--server.port=" + gateway,
                "--grenspoort.systems.sis.enabled=false",
                "--grenspoort.systems.ees.enabled=false",
                "--grenspoort.systems.national-register.enabled=false",
                "--grenspoort.systems.etias.enabled=false",
                "--grenspoort.systems.vis.enabled=false",
                "--grenspoort.systems.sltd.enabled=false");
    }

    private static ObjectNode openApi() throws IOException {
        JsonNode document = new YAMLMapper().readTree(resource("contracts/kiosk/openapi.yaml"));
        return (ObjectNode) document;
    }

    private static String resource(String name) throws IOException {
        return Files.readString(
                Path.of(
                        Objects.requireNonNull(
                                        DoctorSystemsTest.class.getClassLoader().getResource(name))
                                .getPath()));
    }
}
