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
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * A system that remembers the message id of every request that reached it and answers nothing that
 * can be understood. It outlives the gateways that ask it.
 */
final class RecordingSystem implements AutoCloseable {
    private static final Pattern SOAP_ID = Pattern.compile("urn:uuid:([0-9a-f-]{36})");

    private final HttpsServer server;
    private final Set<UUID> messages = ConcurrentHashMap.newKeySet();

    RecordingSystem(TrustDirectory trust, String identity) throws IOException {
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
        server.createContext("/", this::remember);
        server.start();
    }

    private void remember(HttpExchange exchange) throws IOException {
        String header = exchange.getRequestHeaders().getFirst("Message-Id");
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Matcher soap = SOAP_ID.matcher(body);
        if (header != null) {
            messages.add(UUID.fromString(header.replace("urn:uuid:", "")));
        } else if (soap.find()) {
            messages.add(UUID.fromString(soap.group(1)));
        } else {
            throw new IOException("a request without a message id");
        }
        exchange.sendResponseHeaders(200, 2);
        exchange.getResponseBody().write(new byte[] {'?', '?'});
        exchange.close();
    }

    String address() {
        return "https://localhost:" + server.getAddress().getPort();
    }

    /** Message ids of every request that reached it, ever. */
    Set<UUID> messages() {
        return Set.copyOf(messages);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
