package nl.grenspoort.systems;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;

import nl.grenspoort.trust.TestPki;
import nl.grenspoort.trust.TlsContexts;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** A system on a real socket with mutual TLS, that behaves as a test tells it to. */
final class OtherSide implements AutoCloseable {
    private final HttpsServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile Behaviour behaviour = exchange -> answer(exchange, 200, "NONE");

    OtherSide() throws IOException {
        SSLContext tls =
                TlsContexts.server(
                        TestPki.shared().credentials("simulator-sis"),
                        TestPki.shared().anchors("tls-ca"),
                        () -> {});
        server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 50);
        server.setHttpsConfigurator(
                new HttpsConfigurator(tls) {
                    @Override
                    public void configure(HttpsParameters parameters) {
                        connections.incrementAndGet();
                        SSLParameters wanted = tls.getDefaultSSLParameters();
                        wanted.setNeedClientAuth(true);
                        parameters.setSSLParameters(wanted);
                    }
                });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/",
                exchange -> {
                    received.add(Received.of(exchange));
                    behaviour.handle(exchange);
                });
        server.start();
    }

    URI address() {
        return URI.create("https://localhost:" + server.getAddress().getPort());
    }

    void behave(Behaviour wanted) {
        behaviour = wanted;
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    /** TLS connections that were made to it. */
    int connections() {
        return connections.get();
    }

    static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** What to do with a request. */
    interface Behaviour {
        void handle(HttpExchange exchange) throws IOException;
    }

    /** A request as it arrived. */
    @SuppressWarnings("ArrayRecordComponent") // wire bytes; compared by nobody
    record Received(
            String method, String path, com.sun.net.httpserver.Headers headers, byte[] body) {
        static Received of(HttpExchange exchange) throws IOException {
            return new Received(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
                    exchange.getRequestBody().readAllBytes());
        }
    }
}
