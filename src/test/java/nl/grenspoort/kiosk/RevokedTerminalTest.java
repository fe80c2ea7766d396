package nl.grenspoort.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;

import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.quality.Threat;
import nl.grenspoort.trust.Credentials;
import nl.grenspoort.trust.NcscTable;
import nl.grenspoort.trust.Recipe;
import nl.grenspoort.trust.RevocableTrust;
import nl.grenspoort.trust.TlsContexts;
import nl.grenspoort.trust.TlsScan;
import nl.grenspoort.trust.TlsScan.Greeting;
import nl.grenspoort.trust.TrustDirectory;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.bean.override.convention.TestBean;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A kiosk whose certificate is taken back while it is connected; the server is the real one. */
@SpringBootTest(
        classes = KioskTestApp.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.threads.virtual.enabled=true")
class RevokedTerminalTest {
    private static final String REGISTERED = "00000099000000001000";
    private static final RevocableTrust REVOCABLE = make();

    @TestBean
    @SuppressWarnings({"unused", "NullAway.Init"}) // put there for the context
    private TrustDirectory trustDirectory;

    @LocalServerPort private int port;
    @Autowired private MeterRegistry meters;
    @Autowired private MemoryLog log;

    private final Credentials kiosk = Recipe.client(REVOCABLE.authority(), REGISTERED).make();

    static TrustDirectory trustDirectory() {
        return REVOCABLE.trust();
    }

    private static RevocableTrust make() {
        try {
            return new RevocableTrust(
                    Files.createTempDirectory(
                            Files.createDirectories(Path.of("target")), "revocable-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void forget() {
        log.reset();
    }

    @Test
    @Threat("T-KEY-4")
    void a_connection_that_lives_is_answered_no_more_once_its_certificate_is_revoked()
            throws IOException {
        try (SSLSocket socket = connect(context(kiosk))) {
            assertThat(ask(socket)).startsWith("HTTP/1.1 404");

            REVOCABLE.revoke(kiosk);

            double before = meters.counter(RejectedCertificates.METER).count();
            assertThat(ask(socket))
                    .startsWith("HTTP/1.1 403")
                    .contains("urn:grenspoort:problem:terminal-not-registered");
            assertThat(meters.counter(RejectedCertificates.METER).count()).isEqualTo(before + 1);
            assertThat(told().details()).containsKey("count");
        }
    }

    /** Refusals are told to the log once a second. */
    private LogRecord told() {
        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (System.nanoTime() < until
                && log.entries().stream()
                        .noneMatch(entry -> entry.entry().kind() == LogRecord.Kind.ADMIN)) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        return log.last(LogRecord.Kind.ADMIN);
    }

    @Test
    @Threat("T-KEY-4")
    void a_session_that_is_resumed_gets_no_further_and_a_new_one_is_refused_by_tls()
            throws IOException {
        SSLContext client = context(kiosk);
        long session;
        try (SSLSocket socket = connect(client)) {
            assertThat(ask(socket)).startsWith("HTTP/1.1 404");
            session = socket.getSession().getCreationTime();
        }

        REVOCABLE.revoke(kiosk);

        try (SSLSocket socket = connect(client)) {
            assertThat(socket.getSession().getCreationTime()).as("resumed").isEqualTo(session);
            assertThat(ask(socket)).startsWith("HTTP/1.1 403");
        }
        assertThatThrownBy(
                        () -> {
                            try (SSLSocket socket = connect(context(kiosk))) {
                                assertThat(ask(socket)).isNotEmpty();
                            }
                        })
                .isInstanceOf(IOException.class);
    }

    @Test
    @Threat("T-KEY-6")
    void when_lists_are_stale_nobody_is_answered_until_there_is_a_new_one() throws IOException {
        try (SSLSocket socket = connect(context(kiosk))) {
            assertThat(ask(socket)).startsWith("HTTP/1.1 404");
            REVOCABLE.neglect();
            assertThat(ask(socket)).startsWith("HTTP/1.1 403");
            REVOCABLE.revoke();
            assertThat(ask(socket)).startsWith("HTTP/1.1 404");
        }
    }

    @Test
    void a_renewed_server_certificate_is_shown_without_a_restart() throws IOException {
        Credentials renewed = Recipe.server(REVOCABLE.authority()).make();
        REVOCABLE.put("gateway-server", renewed);
        try (SSLSocket socket = connect(context(kiosk))) {
            X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            assertThat(shown).isEqualTo(renewed.certificate());
        }
    }

    @Test
    @Threat("T-KEY-8")
    void the_real_port_takes_what_ncsc_lists_and_nothing_else() {
        TlsScan scan = new TlsScan(InetAddress.getLoopbackAddress(), port);
        for (int version : List.of(TlsScan.SSL_3, TlsScan.TLS_1_0, TlsScan.TLS_1_1)) {
            assertThat(scan.greet(Greeting.tls12().of(version)).accepted()).isFalse();
        }
        assertThat(scan.greet(Greeting.tls13()).suite()).isEqualTo(0x1302);
        NcscTable.SUITES_1_2.forEach(
                (suite, name) ->
                        assertThat(scan.greet(Greeting.tls12().with(List.of(suite))).accepted())
                                .as(name)
                                .isEqualTo(name.contains("-ECDSA-")));
        NcscTable.BAD_SUITES.forEach(
                (suite, name) ->
                        assertThat(scan.greet(Greeting.tls12().with(List.of(suite))).accepted())
                                .as(name)
                                .isFalse());
        NcscTable.GROUPS
                .keySet()
                .forEach(
                        group ->
                                assertThat(
                                                scan.greet(
                                                                Greeting.tls13()
                                                                        .inGroups(List.of(group)))
                                                        .group())
                                        .isEqualTo(group));
        NcscTable.BAD_GROUPS.forEach(
                (group, name) ->
                        assertThat(scan.greet(Greeting.tls13().inGroups(List.of(group))).accepted())
                                .as(name)
                                .isFalse());
        for (int weak : List.of(0x0203, 0x0303)) {
            assertThat(scan.greet(Greeting.tls12().signedBy(List.of(weak))).accepted())
                    .as("ECDSA with SHA-1 or SHA-224")
                    .isFalse();
        }
    }

    private static SSLContext context(Credentials own) {
        return TlsContexts.client(own, REVOCABLE.trust().anchors("tls-ca"));
    }

    private SSLSocket connect(SSLContext context) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", port);
        socket.setSoTimeout(30_000);
        socket.startHandshake();
        return socket;
    }

    /**
     * One request that a registered kiosk may make, on a connection that stays open; returns the
     * answer's head and body.
     */
    private static String ask(SSLSocket socket) throws IOException {
        socket.getOutputStream()
                .write(
                        "GET /v1/border-checks/01890a5d-ac96-774b-bcce-b302099a8057 HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("closed after " + head);
            }
            head.append((char) next);
        }
        return head + body(socket, head.toString());
    }

    private static String body(SSLSocket socket, String head) throws IOException {
        int length =
                head.lines()
                        .filter(
                                line ->
                                        line.toLowerCase(java.util.Locale.ROOT)
                                                .startsWith("content-length:"))
                        .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                        .findFirst()
                        .orElseThrow(() -> new IOException("no length: " + head));
        return new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
    }
}
