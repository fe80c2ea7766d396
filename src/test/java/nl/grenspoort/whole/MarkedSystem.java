package nl.grenspoort.whole;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;

import nl.grenspoort.trust.TlsContexts;
import nl.grenspoort.trust.TrustDirectory;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** A system whose answers are broken in many ways, and name a traveller in each. */
final class MarkedSystem implements AutoCloseable {
    private static final String XML = "text/xml; charset=utf-8";
    private static final String JSON = "application/json";

    /** One broken answer. */
    private record Broken(int status, String mediaType, String body) {}

    private static final List<Broken> ANSWERS =
            List.of(
                    new Broken(200, XML, "<QUOKKASON><WOMBATINA>"),
                    new Broken(200, XML, soap("<QUOKKASON birth='1987-06-14'/>")),
                    new Broken(
                            200,
                            XML,
                            soap(
                                    "<soap:Fault><faultcode>QUOKKASON</faultcode>"
                                            + "<faultstring>no XQ7654321</faultstring></soap:Fault>")),
                    new Broken(
                            500,
                            XML,
                            soap(
                                    "<soap:Fault><faultcode>QUOKKASON</faultcode>"
                                            + "<faultstring>no XQ7654321</faultstring></soap:Fault>")),
                    new Broken(
                            200,
                            XML,
                            "<!DOCTYPE a [<!ENTITY QUOKKASON SYSTEM 'file:///XQ7654321'>]><a>&QUOKKASON;</a>"),
                    new Broken(200, JSON, "{\"surname\": \"QUOKKASON\", \"born\": 1987-06-14"),
                    new Broken(200, JSON, "{\"travellerFiles\": \"QUOKKASON WOMBATINA\"}"),
                    new Broken(200, JSON, "[\"XQ7654321\"]"),
                    new Broken(
                            400,
                            "application/problem+json",
                            "{\"title\": \"QUOKKASON XQ7654321\"}"),
                    new Broken(503, "QUOKKASON/WOMBATINA", "XQ7654321"),
                    new Broken(302, "text/html", "QUOKKASON"),
                    new Broken(200, JSON, "QUOKKASON ".repeat(200_000)));

    private final HttpsServer server;
    private final AtomicInteger next = new AtomicInteger();

    MarkedSystem(TrustDirectory trust, String identity) throws IOException {
        SSLContext tls =
                TlsContexts.server(trust.credentials(identity), trust.anchors("tls-ca"), () -> {});
        server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 200);
        server.setHttpsConfigurator(
                new HttpsConfigurator(tls) {
                    @Override
                    public void configure(HttpsParameters parameters) {
                        SSLParameters wanted = tls.getDefaultSSLParameters();
                        wanted.setNeedClientAuth(true);
                        parameters.setSSLParameters(wanted);
                    }
                });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    private static String soap(String body) {
        return "<soap:Envelope xmlns:soap='http://schemas.xmlsoap.org/soap/envelope/'><soap:Body>"
                + body
                + "</soap:Body></soap:Envelope>";
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        Broken broken = ANSWERS.get(next.getAndIncrement() % ANSWERS.size());
        exchange.getResponseHeaders().set("Content-Type", broken.mediaType());
        exchange.getResponseHeaders().set("Location", "https://localhost/QUOKKASON");
        exchange.getResponseHeaders().set("Signature", "QUOKKASON=:XQ7654321:");
        exchange.getResponseHeaders().set("X-Traveller", "QUOKKASON WOMBATINA");
        byte[] bytes = broken.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(broken.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    String address() {
        return "https://localhost:" + server.getAddress().getPort();
    }

    /** How many different answers it has; after that they repeat. */
    static int ways() {
        return ANSWERS.size();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
