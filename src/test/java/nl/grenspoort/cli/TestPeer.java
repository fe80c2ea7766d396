package nl.grenspoort.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;

import nl.grenspoort.trust.Credentials;
import nl.grenspoort.trust.TlsContexts;
import nl.grenspoort.trust.TrustDirectory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** Somebody who answers over HTTP, well or badly secured. */
final class TestPeer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    private TestPeer(HttpServer server) {
        this.server = server;
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** As the gateway and the simulated systems are: NCSC's suites, client certificates. */
    static TestPeer secured(TrustDirectory trust, String identity) throws IOException {
        return https(trust, identity, strict());
    }

    /** As a JDK is without settings: CBC suites too; no client certificate is asked for. */
    static TestPeer careless(TrustDirectory trust, String identity) throws IOException {
        return https(trust, identity, new SSLParameters());
    }

    /** Only suites of TLS 1.2 that we never offer. */
    static TestPeer outdated(TrustDirectory trust, String identity) throws IOException {
        SSLParameters parameters =
                new SSLParameters(
                        new String[] {"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"},
                        new String[] {"TLSv1.2"});
        return https(trust, identity, parameters);
    }

    /** Without TLS. */
    static TestPeer plain() throws IOException {
        return new TestPeer(HttpServer.create(loopback(), 0));
    }

    private static SSLParameters strict() {
        SSLParameters parameters =
                new SSLParameters(
                        TlsContexts.CIPHER_SUITES.toArray(String[]::new),
                        TlsContexts.PROTOCOLS.toArray(String[]::new));
        parameters.setNeedClientAuth(true);
        return parameters;
    }

    private static TestPeer https(TrustDirectory trust, String identity, SSLParameters parameters)
            throws IOException {
        Credentials own = trust.credentials(identity);
        SSLContext context = TlsContexts.server(own, trust.anchors("tls-ca"), () -> {});
        HttpsServer server = HttpsServer.create(loopback(), 0);
        server.setHttpsConfigurator(
                new HttpsConfigurator(context) {
                    @Override
                    public void configure(HttpsParameters wanted) {
                        wanted.setSSLParameters(parameters);
                    }
                });
        return new TestPeer(server);
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    /** Sets the answer at a path, with query; others get 404. */
    TestPeer at(String path, int status, String body) {
        answers.put(path, new Answer(status, body));
        return this;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Paths that were asked for. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    private final List<String> asked = new java.util.concurrent.CopyOnWriteArrayList<>();

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        asked.add(path);
        Answer answer = answers.getOrDefault(path, new Answer(404, ""));
        byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private record Answer(int status, String body) {}
}
