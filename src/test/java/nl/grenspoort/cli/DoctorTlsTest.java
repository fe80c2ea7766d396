package nl.grenspoort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.trust.DemoPki;
import nl.grenspoort.trust.TestPki;
import nl.grenspoort.trust.TrustDirectory;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/** {@code ./grenspoort doctor tls} at a gateway that is well, and at others. */
class DoctorTlsTest {
    private static final TrustDirectory PKI = TestPki.shared();

    @TempDir Path home;

    @BeforeEach
    void layOut() throws IOException {
        TestHome.withKeys(home);
    }

    @Test
    void a_gateway_as_it_should_be_is_rated() throws IOException {
        try (TestPeer gateway = TestPeer.secured(PKI, "gateway-server")) {
            DoctorRun run = tls(gateway.port());
            assertThat(run.problems()).isEmpty();
            assertThat(run.code()).isZero();
            assertThat(run.one("tls.handshake"))
                    .contains("trusted as CN=gateway-server,serialNumber=00000099000000000100,");
            assertThat(run.one("tls.rating"))
                    .endsWith("good: TLS 1.3 TLS_AES_256_GCM_SHA384 X25519, certificate P-256");
            assertThat(run.said("tls.old-versions")).hasSize(2);
            assertThat(run.said("tls.weak-suites")).hasSize(4);
            assertThat(run.one("tls.client-certificate"))
                    .endsWith("a caller without a certificate is refused");
        }
    }

    @Test
    void a_gateway_that_does_not_run() throws IOException {
        int port = unused();
        DoctorRun run = tls(port);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.problems())
                .containsExactly(
                        "tls.listen PROBLEM gateway (localhost:%d): Nobody listens on localhost:%d. -> Start the gateway (./grenspoort), or tell its address with --gateway."
                                .formatted(port, port));
    }

    @Test
    void something_else_at_the_gateways_port() throws IOException {
        try (TestPeer other = TestPeer.plain()) {
            DoctorRun run = tls(other.port());
            assertThat(run.ailments()).containsExactly("no-tls");
            assertThat(run.one("tls.handshake"))
                    .contains("What listens there does not speak TLS. -> Stop what uses the port");
        }
    }

    /** Such as a proxy with the settings it came with. */
    @Test
    void a_port_that_takes_weak_suites_and_strangers() throws IOException {
        try (TestPeer proxy = TestPeer.careless(PKI, "gateway-server")) {
            DoctorRun run = tls(proxy.port());
            assertThat(run.ailments())
                    .containsExactlyInAnyOrder("weak-suite-accepted", "stranger-admitted");
            assertThat(run.said("tls.weak-suites").getFirst())
                    .startsWith("PROBLEM")
                    .contains("The suite TLS_ECDHE_ECDSA_WITH_AES_")
                    .contains("_CBC_SHA");
        }
    }

    @Test
    void a_port_where_no_suite_can_be_agreed() throws IOException {
        try (TestPeer old = TestPeer.outdated(PKI, "gateway-server")) {
            DoctorRun run = tls(old.port());
            assertThat(run.ailments()).containsExactly("no-agreement");
        }
    }

    /** The server is a JDK, which no longer has TLS 1.1: its first answer is written by hand. */
    @Test
    void a_port_that_takes_tls_1_1() throws Exception {
        try (TestPeer gateway = TestPeer.secured(PKI, "gateway-server");
                Old proxy = new Old(gateway.port())) {
            DoctorRun run = tls(proxy.port());
            assertThat(run.said("tls.old-versions"))
                    .satisfiesExactly(
                            line -> assertThat(line).startsWith("OK").contains("TLS 1.0 refused"),
                            line ->
                                    assertThat(line)
                                            .startsWith("PROBLEM")
                                            .contains("TLS 1.1 is accepted"));
        }
    }

    @Test
    void a_certificate_of_another_authority() throws IOException {
        DemoPki.openOrCreate(home.resolve("others"), 2048, Instant.now());
        TrustDirectory others = new TrustDirectory(home.resolve("others"));
        try (TestPeer stranger = TestPeer.careless(others, "gateway-server")) {
            assertThat(tls(stranger.port()).said("tls.handshake"))
                    .singleElement()
                    .asString()
                    .contains("Its certificate is not trusted: its issuer, ")
                    .contains("-> Put its issuer in tls-ca.crt if it is to be trusted");
        }
    }

    @Test
    void a_gateway_that_does_not_trust_us() throws IOException {
        DemoPki.openOrCreate(home.resolve("others"), 2048, Instant.now());
        TrustDirectory others = new TrustDirectory(home.resolve("others"));
        try (TestPeer stranger = TestPeer.secured(others, "gateway-server")) {
            DoctorRun run = tls(stranger.port());
            assertThat(run.ailments()).containsExactly("we-are-refused");
            assertThat(run.one("tls.handshake"))
                    .contains("It refuses our certificate gateway-client: ");
        }
    }

    @Test
    void a_certificate_that_has_expired() throws IOException {
        Path keys = home.resolve("expired");
        DemoPki.openOrCreate(keys, 2048, Instant.now().minus(Duration.ofDays(800)));
        try (TestPeer expired = TestPeer.careless(new TrustDirectory(keys), "gateway-server")) {
            DoctorRun run = tls(expired.port(), "--grenspoort.trust.directory=" + keys);
            assertThat(run.one("tls.handshake")).contains("Its certificate expired on ");
        }
    }

    @Test
    void a_certificate_made_out_to_another_host() throws IOException {
        try (TestPeer gateway = TestPeer.secured(PKI, "gateway-server")) {
            DoctorRun run =
                    DoctorRun.of(
                            home,
                            "tls",
                            "--grenspoort.systems.sis.enabled=false",
                            "--grenspoort.systems.ees.enabled=false",
                            "--grenspoort.systems.national-register.enabled=false",
                            "--grenspoort.systems.etias.enabled=false",
                            "--grenspoort.systems.vis.enabled=false",
                            "--grenspoort.systems.sltd.enabled=false",
                            "--gateway",
                            "https://ip6-localhost:" + gateway.port());
            // not every machine knows that name of its loopback
            assertThat(run.ailments()).containsAnyOf("other-host", "nobody-listens");
        }
    }

    @Test
    void a_port_that_stays_silent_costs_one_timeout() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            DoctorRun run = tls(silent.getLocalPort(), "--timeout", "PT0.3S");
            assertThat(run.one("tls.handshake")).contains("TLS fails: no answer within 300 ms.");
        }
    }

    @Test
    void a_system_is_rated_too_and_told_apart() throws IOException {
        try (TestPeer gateway = TestPeer.secured(PKI, "gateway-server");
                TestPeer sis = TestPeer.secured(PKI, "simulator-sis")) {
            DoctorRun run =
                    DoctorRun.of(
                            home,
                            "tls",
                            "--server.port=" + gateway.port(),
                            "--grenspoort.systems.sis.address=https://localhost:" + sis.port(),
                            "--grenspoort.systems.ees.enabled=false",
                            "--grenspoort.systems.national-register.enabled=false",
                            "--grenspoort.systems.etias.enabled=false",
                            "--grenspoort.systems.vis.enabled=false",
                            "--grenspoort.systems.sltd.enabled=false");
            assertThat(run.said("tls.rating"))
                    .anySatisfy(line -> assertThat(line).startsWith("OK sis (localhost:"));
            // a system is never probed with what we don't use ourselves
            assertThat(run.said("tls.weak-suites"))
                    .noneSatisfy(line -> assertThat(line).contains("sis"));
            assertThat(sis.asked()).isEmpty();
        }
    }

    private DoctorRun tls(int port, String... more) {
        return DoctorRun.of(
                home,
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(
                                        "tls",
                                        "--server.port=" + port,
                                        "--grenspoort.systems.sis.enabled=false",
                                        "--grenspoort.systems.ees.enabled=false",
                                        "--grenspoort.systems.national-register.enabled=false",
                                        "--grenspoort.systems.etias.enabled=false",
                                        "--grenspoort.systems.vis.enabled=false",
                                        "--grenspoort.systems.sltd.enabled=false"),
                                java.util.stream.Stream.of(more))
                        .toArray(String[]::new));
    }

    private static int unused() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Passes everything on, but answers a hello of TLS 1.1 itself. */
    private static final class Old implements AutoCloseable {
        /** ServerHello of TLS 1.1 with TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA, no extensions. */
        private static final byte[] HELLO =
                HexFormat.of()
                        .parseHex(
                                "160302002a"
                                        + "02000026"
                                        + "0302"
                                        + "00".repeat(32)
                                        + "00"
                                        + "c009"
                                        + "00");

        private final ServerSocket socket =
                new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        private final int to;

        Old(int to) throws IOException {
            this.to = to;
            Thread.ofVirtual().start(this::accept);
        }

        int port() {
            return socket.getLocalPort();
        }

        private void accept() {
            while (!socket.isClosed()) {
                try {
                    Socket client = socket.accept();
                    Thread.ofVirtual().start(() -> serve(client));
                } catch (IOException closed) {
                    return;
                }
            }
        }

        private void serve(Socket client) {
            try (client) {
                byte[] first = client.getInputStream().readNBytes(11);
                if (first.length == 11 && first[9] == 3 && first[10] == 2) {
                    client.getOutputStream().write(HELLO);
                    return;
                }
                try (Socket behind = new Socket(InetAddress.getLoopbackAddress(), to)) {
                    behind.getOutputStream().write(first);
                    Thread back = Thread.ofVirtual().start(() -> pump(behind, client));
                    pump(client, behind);
                    back.join();
                }
            } catch (IOException | InterruptedException gone) {
                // one side has had enough
            }
        }

        private static void pump(Socket from, Socket to) {
            try {
                from.getInputStream().transferTo(to.getOutputStream());
                to.shutdownOutput();
            } catch (IOException gone) {
                // one side has had enough
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
