package nl.grenspoort.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.trust.TlsContexts;
import nl.grenspoort.trust.TrustDirectory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** Who gets an answer, and how the connection behaves. */
class SimulatorWireTest {
    private static final TrustDirectory TRUST = TestSimulators.TRUST;

    private final SmallSystem sis = new SmallSystem("SIS");

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void who_shows_no_certificate_gets_no_answer(String protocol) throws Exception {
        try (var simulators = new TestSimulators(sis)) {
            assertThatThrownBy(() -> exchange(simulators.address("SIS"), anonymous(), protocol))
                    .isInstanceOf(IOException.class);
            assertThat(exchange(simulators.address("SIS"), gateway(), protocol))
                    .startsWith("HTTP/1.1 200");
            assertThat(sis.answered()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void who_shows_a_certificate_of_another_authority_gets_no_answer(String protocol)
            throws Exception {
        TrustDirectory stranger = TestSimulators.pki();
        SSLContext context =
                TlsContexts.client(stranger.credentials("gateway-client"), TRUST.anchors("tls-ca"));
        try (var simulators = new TestSimulators(sis)) {
            assertThatThrownBy(() -> exchange(simulators.address("SIS"), context, protocol))
                    .isInstanceOf(IOException.class);
            assertThat(sis.answered()).isZero();
        }
    }

    @Test
    void a_server_of_another_authority_is_not_trusted_by_the_gateway() {
        TrustDirectory stranger = TestSimulators.pki();
        try (var simulators = new TestSimulators(sis);
                HttpClient client = TestSimulators.client(stranger, "gateway-client")) {
            assertThatThrownBy(
                            () ->
                                    client.send(
                                            simulators.question("SIS", "X1"),
                                            HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_connection_serves_many_requests() throws Exception {
        try (var simulators = new TestSimulators(sis);
                SSLSocket socket = connect(simulators.address("SIS"), gateway(), "TLSv1.3")) {
            for (int i = 0; i < 5; i++) {
                write(socket.getOutputStream());
                assertThat(head(socket.getInputStream())).startsWith("HTTP/1.1 200");
            }
            assertThat(sis.answered()).isEqualTo(5);
        }
    }

    @Test
    void eight_clients_at_once_each_get_their_own_answer() throws Exception {
        try (var simulators = new TestSimulators(sis);
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<String>> questions = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String document = "X" + i;
                questions.add(() -> simulators.ask("SIS", document).body());
            }
            List<Future<String>> answers = threads.invokeAll(questions);
            for (int i = 0; i < 200; i++) {
                assertThat(answers.get(i).get()).isEqualTo("SIS holds []; asked X" + i);
            }
        }
    }

    @Test
    void a_request_that_says_it_is_too_long_is_refused() throws Exception {
        try (var simulators = new TestSimulators(sis);
                SSLSocket socket = connect(simulators.address("SIS"), gateway(), "TLSv1.3")) {
            send(
                    socket.getOutputStream(),
                    "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\nx"
                            .formatted(FrontHandler.MAX_REQUEST + 1));
            assertThat(head(socket.getInputStream())).startsWith("HTTP/1.1 413");
            assertThat(sis.answered()).isZero();
        }
    }

    @Test
    void a_request_in_chunks_is_refused_once_it_is_too_long() throws Exception {
        byte[] chunk =
                ("100000\r\n" + "x".repeat(0x100000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        try (var simulators = new TestSimulators(sis);
                SSLSocket socket = connect(simulators.address("SIS"), gateway(), "TLSv1.3")) {
            OutputStream out = socket.getOutputStream();
            send(out, "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < 17; i++) {
                out.write(chunk);
            }
            send(out, "0\r\n\r\n");
            assertThat(head(socket.getInputStream())).startsWith("HTTP/1.1 413");
            assertThat(sis.answered()).isZero();
        }
    }

    private static SSLContext gateway() {
        return TlsContexts.client(TRUST.credentials("gateway-client"), TRUST.anchors("tls-ca"));
    }

    private static SSLContext anonymous() throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(TlsContexts.trustStore(TRUST.anchors("tls-ca")));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static String exchange(URI address, SSLContext context, String protocol)
            throws IOException {
        try (SSLSocket socket = connect(address, context, protocol)) {
            write(socket.getOutputStream());
            return head(socket.getInputStream());
        }
    }

    private static SSLSocket connect(URI address, SSLContext context, String protocol)
            throws IOException {
        SSLSocket socket =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket(address.getHost(), address.getPort());
        socket.setSoTimeout(20_000);
        socket.setEnabledProtocols(new String[] {protocol});
        socket.startHandshake();
        return socket;
    }

    private static void write(OutputStream out) throws IOException {
        send(out, "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\nX1");
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** The status line and headers; the body is read too and thrown away. */
    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("closed after: " + head);
            }
            head.append((char) octet);
        }
        var length = Pattern.compile("(?i)content-length: (\\d+)").matcher(head);
        if (length.find()) {
            in.readNBytes(Integer.parseInt(length.group(1)));
        }
        return head.toString();
    }
}
