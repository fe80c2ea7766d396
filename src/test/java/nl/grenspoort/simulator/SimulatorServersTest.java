package nl.grenspoort.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.quality.PropertiesContract;
import nl.grenspoort.start.StartRefusedException;
import nl.grenspoort.start.StartReport;
import nl.grenspoort.trust.TlsContexts;
import nl.grenspoort.trust.TrustDirectory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

class SimulatorServersTest {
    private static final TrustDirectory TRUST = TestSimulators.TRUST;

    private final SmallSystem sis = new SmallSystem("SIS");
    private final SmallSystem ees = new SmallSystem("EES");

    @Test
    void each_system_has_its_port_and_its_own_scenarios() throws Exception {
        try (var simulators = new TestSimulators(sis, ees)) {
            simulators.load("SIS", "1-one", "{\"records\":{}}");
            assertThat(simulators.ask("SIS", "X1").body()).isEqualTo("SIS holds [1-one]; asked X1");
            assertThat(simulators.ask("EES", "X1").body()).isEqualTo("EES holds []; asked X1");
        }
    }

    @Test
    void what_an_integrator_stubs_in_the_folder_goes_before_the_system(@TempDir Path folder)
            throws Exception {
        Files.createDirectories(folder.resolve("sis/mappings"));
        Files.writeString(
                folder.resolve("sis/mappings/own.json"),
                """
                {"request": {"method": "GET", "url": "/own"}, "response": {"status": 418}}
                """);
        var given = TestSimulators.properties(Map.of(), 0);
        var properties =
                new SimulatorProperties(true, given.bindAddress(), given.ports(), folder, 0);
        try (var simulators = new TestSimulators(properties, sis)) {
            HttpRequest own =
                    HttpRequest.newBuilder(simulators.address("SIS").resolve("/own")).build();
            assertThat(simulators.send(own).statusCode()).isEqualTo(418);
            assertThat(simulators.ask("SIS", "X1").statusCode()).isEqualTo(200);
        }
    }

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

    @Test
    void starting_and_stopping_twice_is_the_same_as_once() throws Exception {
        try (var simulators = new TestSimulators(sis)) {
            URI first = simulators.address("SIS");
            simulators.servers.start();
            assertThat(simulators.address("SIS")).isEqualTo(first);
            simulators.servers.stop();
            simulators.servers.stop();
            assertThat(simulators.servers.isRunning()).isFalse();
            assertThat(simulators.servers.addresses()).isEmpty();
            assertThatThrownBy(() -> new Socket(first.getHost(), first.getPort()).close())
                    .isInstanceOf(IOException.class);
            simulators.servers.start();
            assertThat(simulators.ask("SIS", "X1").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_stop_leaves_no_thread_behind_for_an_answer_that_waits() throws Exception {
        long before = serverThreads();
        try (var simulators = new TestSimulators(sis);
                HttpClient client = TestSimulators.client(TRUST, "gateway-client")) {
            simulators.load("SIS", "*", "{\"fault\":{\"mode\":\"TIMEOUT\"}}");
            var waiting =
                    client.sendAsync(
                            simulators.question("SIS", "X1"), HttpResponse.BodyHandlers.ofString());
            while (sis.answered() == 0) {
                Thread.onSpinWait();
            }
            simulators.servers.stop();
            // cut off, or told that the server stops: in any case not left hanging
            assertThat(waiting.handle((answer, failure) -> true).join()).isTrue();
        }
        assertThat(serverThreads()).isLessThanOrEqualTo(before);
    }

    @Test
    void a_port_in_use_is_named_with_its_system_and_property_and_nothing_keeps_running()
            throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var servers =
                    new SimulatorServers(
                            List.of(sis, ees),
                            TestSimulators.properties(Map.of("ees", taken.getLocalPort()), 100),
                            TRUST);
            long before = serverThreads();
            assertThatThrownBy(servers::start)
                    .isInstanceOf(StartRefusedException.class)
                    .satisfies(
                            e ->
                                    assertThat(StartReport.line(e).orElseThrow())
                                            .contains("EES", "127.0.0.1")
                                            .contains("port " + taken.getLocalPort())
                                            .contains("in use")
                                            .contains("grenspoort.simulators.ports.ees")
                                            .hasLineCount(1));
            assertThat(servers.isRunning()).isFalse();
            assertThat(servers.addresses()).isEmpty();
            assertThat(serverThreads()).isLessThanOrEqualTo(before);
        }
    }

    @Test
    void a_system_without_port_and_a_port_without_system_are_refused() {
        var unknown = new SmallSystem("NEW-SYSTEM");
        assertThatThrownBy(() -> new TestSimulators(unknown))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("grenspoort.simulators.ports.new-system");
        var servers =
                new SimulatorServers(
                        List.of(sis), TestSimulators.properties(Map.of("siss", 1), 0), TRUST);
        assertThatThrownBy(servers::start)
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("siss");
    }

    @Test
    void properties_have_the_documented_names_and_defaults() {
        PropertiesContract.assertDefaults(
                new SimulatorProperties(
                        true, "127.0.0.1", Map.of(), Path.of("data/simulators"), 100));
        PropertiesContract.assertNames(
                Map.of(
                        "enabled", "false",
                        "bind-address", "localhost",
                        "ports.sis", "1",
                        "ports.ecris-tcn", "2",
                        "directory", "d",
                        "max-journal-entries", "0"),
                new SimulatorProperties(
                        false, "localhost", Map.of("sis", 1, "ecris-tcn", 2), Path.of("d"), 0));
        assertThat(new SimulatorProperties(true, "h", Map.of("sis", 1), Path.of("d"), 0).ports())
                .containsEntry("sis", 1)
                .containsEntry("ees", 18444)
                .hasSize(9);
    }

    @Test
    void ports_that_clash_or_can_not_be_are_refused() {
        for (Map<String, Integer> ports :
                List.of(Map.of("sis", 18444), Map.of("sis", -1), Map.of("sis", 65536))) {
            assertThatThrownBy(() -> new SimulatorProperties(true, "h", ports, Path.of("d"), 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("grenspoort.simulators.ports.sis");
        }
    }

    private static long serverThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .filter(thread -> !thread.isDaemon())
                .filter(thread -> thread.getName().matches("(qtp|pool-).*"))
                .count();
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
