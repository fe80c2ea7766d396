package nl.grenspoort.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** Real handshakes, over real sockets. */
class TlsContextsTest {
    private static final TrustDirectory PKI = TestPki.shared();
    private static final List<X509Certificate> ANCHORS = PKI.anchors("tls-ca");

    private final AtomicInteger rejected = new AtomicInteger();
    private SSLServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        SSLContext context =
                TlsContexts.server(
                        PKI.credentials("gateway-server"), ANCHORS, rejected::incrementAndGet);
        server =
                (SSLServerSocket)
                        context.getServerSocketFactory()
                                .createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        server.setEnabledProtocols(TlsContexts.PROTOCOLS.toArray(String[]::new));
        server.setEnabledCipherSuites(TlsContexts.CIPHER_SUITES.toArray(String[]::new));
        server.setNeedClientAuth(true);
        Thread.ofVirtual().start(this::answer);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    /** One byte to whoever is let in. */
    private void answer() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.getOutputStream().write('!');
            } catch (IOException refused) {
                // the client's side is what is looked at
                continue;
            }
        }
    }

    @Test
    void a_client_with_a_certificate_of_the_authority_gets_in_by_tls_1_3() throws IOException {
        try (SSLSocket client = connect(client("kiosk-ams-01"))) {
            assertThat(client.getInputStream().read()).isEqualTo('!');
            assertThat(client.getSession().getProtocol()).isEqualTo("TLSv1.3");
            assertThat(client.getSession().getPeerCertificates()[0])
                    .isEqualTo(PKI.credentials("gateway-server").certificate());
        }
        assertThat(rejected).hasValue(0);
    }

    @Test
    void a_client_without_a_certificate_is_refused() throws Exception {
        SSLContext anonymous = SSLContext.getInstance("TLS");
        javax.net.ssl.TrustManagerFactory trust =
                javax.net.ssl.TrustManagerFactory.getInstance("PKIX");
        trust.init(TlsContexts.trustStore(ANCHORS));
        anonymous.init(null, trust.getTrustManagers(), null);
        assertRefused(anonymous);
    }

    @Test
    void a_client_of_another_authority_is_refused_and_counted() throws Exception {
        CertificateMaker maker = new CertificateMaker(Instant.now());
        // the same name as the real one: only the key tells them apart
        Credentials otherCa = maker.authority("Demo TLS CA");
        Credentials forged = maker.tls(otherCa, "kiosk-ams-01", "00000099000000001000", false);
        assertRefused(TlsContexts.client(forged, ANCHORS));
        assertThat(rejected).hasValue(1);
    }

    @Test
    void a_certificate_for_a_server_or_for_signing_does_not_make_a_client() throws Exception {
        assertRefused(client("simulator-sis"));
        assertThat(rejected).hasValue(1);
        assertRefused(client("gateway-signing"));
    }

    @Test
    void an_expired_certificate_is_refused_and_counted() throws Exception {
        Instant longAgo = Instant.now().minus(java.time.Duration.ofDays(1000));
        CertificateMaker then = new CertificateMaker(longAgo);
        Credentials ca = new CertificateMaker(Instant.now()).authority("CA");
        Credentials expired = then.tls(ca, "kiosk-ams-01", "00000099000000001000", false);
        close();
        SSLContext context =
                TlsContexts.server(
                        PKI.credentials("gateway-server"),
                        List.of(ca.certificate()),
                        rejected::incrementAndGet);
        server =
                (SSLServerSocket)
                        context.getServerSocketFactory()
                                .createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        server.setNeedClientAuth(true);
        Thread.ofVirtual().start(this::answer);
        assertRefused(TlsContexts.client(expired, ANCHORS));
        assertThat(rejected).hasValue(1);
    }

    @Test
    void a_client_refuses_a_server_of_another_authority() {
        Credentials other = new CertificateMaker(Instant.now()).authority("Other");
        SSLContext wary =
                TlsContexts.client(PKI.credentials("kiosk-ams-01"), List.of(other.certificate()));
        assertThatThrownBy(() -> connect(wary)).isInstanceOf(SSLException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
                "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
                "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"
            })
    void a_listed_suite_of_tls_1_2_is_taken(String suite) throws IOException {
        try (SSLSocket client = connect(client("kiosk-ams-01"), "TLSv1.2", suite)) {
            assertThat(client.getSession().getCipherSuite()).isEqualTo(suite);
            assertThat(client.getInputStream().read()).isEqualTo('!');
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
                "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
                "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384"
            })
    void a_suite_that_is_not_listed_is_refused(String suite) {
        assertThat(TlsContexts.CIPHER_SUITES).doesNotContain(suite);
        SSLContext kiosk = client("kiosk-ams-01");
        assertThatThrownBy(() -> connect(kiosk, "TLSv1.2", suite).close())
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("handshake_failure");
    }

    /** By a hand-made greeting: this JDK's client does not speak it any more. */
    @ParameterizedTest
    @ValueSource(ints = {0x0300, 0x0301, 0x0302})
    void ssl_3_tls_1_0_and_tls_1_1_are_refused(int version) throws IOException {
        try (Socket client = new Socket(server.getInetAddress(), server.getLocalPort())) {
            client.setSoTimeout(10_000);
            client.getOutputStream().write(greeting(version));
            byte[] alert = client.getInputStream().readNBytes(7);
            assertThat(alert).as("an alert").hasSize(7).startsWith(21);
            assertThat(alert[5]).as("fatal").isEqualTo((byte) 2);
            assertThat(alert[6]).as("protocol_version").isEqualTo((byte) 70);
        }
    }

    @Test
    void the_same_greeting_in_tls_1_2_is_answered() throws IOException {
        try (Socket client = new Socket(server.getInetAddress(), server.getLocalPort())) {
            client.setSoTimeout(10_000);
            client.getOutputStream().write(greeting(0x0303));
            assertThat(client.getInputStream().read()).as("a handshake record").isEqualTo(22);
        }
    }

    /** A ClientHello of RFC 5246 7.4.1.2 with what any of these versions needs. */
    private static byte[] greeting(int version) {
        byte[] suites = {
            (byte) 0xC0, 0x2B, (byte) 0xC0, 0x09, (byte) 0xC0, 0x0A, (byte) 0xC0, 0x13, 0, 0x2F
        };
        byte[] extensions = {
            0,
            10,
            0,
            4,
            0,
            2,
            0,
            23, // supported_groups: secp256r1
            0,
            11,
            0,
            2,
            1,
            0, // ec_point_formats: uncompressed
            0,
            13,
            0,
            6,
            0,
            4,
            4,
            3,
            4,
            1 // signature_algorithms: ECDSA and RSA with SHA-256
        };
        int body = 2 + 32 + 1 + 2 + suites.length + 2 + 2 + extensions.length;
        return ByteBuffer.allocate(9 + body)
                .put((byte) 22)
                .putShort((short) 0x0301)
                .putShort((short) (body + 4))
                .put((byte) 1)
                .put((byte) 0)
                .putShort((short) body)
                .putShort((short) version)
                .put(new byte[32])
                .put((byte) 0)
                .putShort((short) suites.length)
                .put(suites)
                .put((byte) 1)
                .put((byte) 0)
                .putShort((short) extensions.length)
                .put(extensions)
                .array();
    }

    private static SSLContext client(String name) {
        return TlsContexts.client(PKI.credentials(name), ANCHORS);
    }

    private SSLSocket connect(SSLContext context) throws IOException {
        SSLSocket socket =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket(server.getInetAddress(), server.getLocalPort());
        socket.setSoTimeout(10_000);
        try {
            socket.startHandshake();
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private SSLSocket connect(SSLContext context, String protocol, String suite)
            throws IOException {
        SSLSocket socket =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket(server.getInetAddress(), server.getLocalPort());
        socket.setSoTimeout(10_000);
        socket.setEnabledProtocols(new String[] {protocol});
        socket.setEnabledCipherSuites(new String[] {suite});
        socket.startHandshake();
        return socket;
    }

    /** In TLS 1.3 a client hears of its refusal at its first read. */
    private void assertRefused(SSLContext context) {
        assertThatThrownBy(
                        () -> {
                            try (SSLSocket client = connect(context)) {
                                assertThat(client.getInputStream().read()).isEqualTo(-1);
                            }
                        })
                .isInstanceOf(IOException.class);
    }
}
