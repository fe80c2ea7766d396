package nl.grenspoort.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;

import nl.grenspoort.trust.DemoPki;
import nl.grenspoort.trust.TlsContexts;
import nl.grenspoort.trust.TrustDirectory;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Gateway and two simulated systems over real mutual TLS, with canned answers. Each answer can be
 * replaced; each request is kept.
 */
final class TestDemo implements AutoCloseable {
    static final String ID = "01939d8e-3737-7000-8000-000000000037";
    static final String CAPTURE = lane("\"kind\":\"CAPTURE\",\"captures\":[\"FACE\"]");
    static final String CAPTURE_FINGERS = lane("\"kind\":\"CAPTURE\",\"captures\":[\"FINGERS\"]");
    static final String WAIT = lane("\"kind\":\"WAIT\"");
    static final String OPEN = lane("\"kind\":\"OPEN\"");

    private final TrustDirectory trust;
    private final Map<String, Reply> replies = new LinkedHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final HttpsServer gateway;
    private final HttpsServer sis;
    private final HttpsServer ees;

    TestDemo(Path certificates) throws IOException {
        trust = DemoPki.openOrCreate(certificates, 2048, Instant.now());
        gateway = server("gateway-server", "GATEWAY");
        sis = server("simulator-sis", "SIS");
        ees = server("simulator-ees", "EES");
        answer("GATEWAY POST /v1/border-checks", 201, CAPTURE);
        answer("GATEWAY PUT /v1/border-checks/" + ID + "/captures/face", 200, WAIT);
        answer("GATEWAY PUT /v1/border-checks/" + ID + "/captures/fingers", 200, WAIT);
        answer("GATEWAY POST /v1/border-checks/" + ID + "/_complete", 200, WAIT);
        answer("GATEWAY POST /v1/border-checks/" + ID + "/passage", 200, OPEN);
        answer("GATEWAY GET /v1/border-checks/" + ID, 200, OPEN);
    }

    /** What a desk reads; set beside what a lane reads at the same path. */
    void desk(String body) {
        answer("DESK GET /v1/border-checks/" + ID, 200, body);
    }

    static String lane(String instruction) {
        return "{\"id\":\"%s\",\"status\":\"OPEN\",\"instruction\":{%s}}"
                .formatted(ID, instruction);
    }

    /** Replaces the answer to {@code <server> <method> <path>}. */
    void answer(String request, int status, String body) {
        replies.put(request, new Reply(status, body, Map.of()));
    }

    void answer(String request, int status, String body, Map<String, String> headers) {
        replies.put(request, new Reply(status, body, headers));
    }

    /** Never answers, as long as this demo lives. */
    void silence(String request) {
        replies.put(request, new Reply(0, "", Map.of()));
    }

    /** Promises more than it sends. */
    void breakOff(String request) {
        replies.put(request, new Reply(-1, "", Map.of()));
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    List<String> calls() {
        return requests.stream().map(Request::call).toList();
    }

    Path certificates() {
        return trust.folder();
    }

    String secret() {
        return trust.secret("simulator-admin");
    }

    String gatewayUrl() {
        return "https://localhost:" + gateway.getAddress().getPort();
    }

    /** Arguments that lead a command here. */
    List<String> arguments() {
        return List.of(
                "--gateway", gatewayUrl(),
                "--certs", certificates().toString(),
                "--sis-port", String.valueOf(sis.getAddress().getPort()),
                "--ees-port", String.valueOf(ees.getAddress().getPort()));
    }

    private HttpsServer server(String identity, String name) throws IOException {
        HttpsServer server =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        SSLContext context =
                TlsContexts.server(trust.credentials(identity), trust.anchors("tls-ca"), () -> {});
        server.setHttpsConfigurator(
                new HttpsConfigurator(context) {
                    @Override
                    public void configure(HttpsParameters parameters) {
                        SSLParameters tls = context.getDefaultSSLParameters();
                        tls.setNeedClientAuth(true);
                        parameters.setSSLParameters(tls);
                    }
                });
        server.createContext("/", exchange -> handle(name, exchange));
        server.setExecutor(threads);
        server.start();
        return server;
    }

    private void handle(String server, HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        Request request = new Request(server, call, client(exchange), headers(exchange), body);
        requests.add(request);
        Reply reply = reply(request);
        if (reply == null) {
            exchange.sendResponseHeaders(server.equals("GATEWAY") ? 404 : 204, -1);
        } else if (reply.status == 0) {
            hang();
        } else if (reply.status == -1) {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('{');
        } else {
            byte[] bytes = reply.body.getBytes(StandardCharsets.UTF_8);
            reply.headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(reply.status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private @Nullable Reply reply(Request request) {
        Reply desk =
                request.client.contains("desk-ams-01") ? replies.get("DESK " + request.call) : null;
        return desk != null ? desk : replies.get(request.server + " " + request.call);
    }

    private void hang() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String client(HttpExchange exchange) throws SSLPeerUnverifiedException {
        return ((com.sun.net.httpserver.HttpsExchange) exchange)
                .getSSLSession()
                .getPeerPrincipal()
                .getName();
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name, values.getFirst()));
        return headers;
    }

    @Override
    public void close() {
        closing.countDown();
        List.of(gateway, sis, ees).forEach(server -> server.stop(0));
        threads.shutdownNow();
    }

    /**
     * @param call {@code GET /path}
     * @param client subject of the client's certificate
     */
    record Request(
            String server, String call, String client, Map<String, String> headers, String body) {}

    private record Reply(int status, String body, Map<String, String> headers) {}
}
