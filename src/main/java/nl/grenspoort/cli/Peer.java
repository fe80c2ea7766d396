package nl.grenspoort.cli;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.trust.TlsContexts;
import nl.grenspoort.trust.TrustDirectory;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/** The other side of a mutual TLS connection: the gateway or a simulated system. */
final class Peer implements AutoCloseable {
    private static final long LARGEST_ANSWER = 16 << 20;

    private final String name;
    private final URI base;
    private final HttpClient http;
    private final Duration timeout;

    /**
     * @param name for messages: {@code The gateway}
     * @param identity whose certificate is shown
     * @param timeout for one request
     */
    Peer(String name, URI base, TrustDirectory trust, String identity, Duration timeout) {
        this.name = requireNonNull(name, "name");
        this.base = requireNonNull(base, "base");
        this.timeout = requireNonNull(timeout, "timeout");
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .sslContext(
                                TlsContexts.client(
                                        trust.credentials(identity), trust.anchors("tls-ca")))
                        .sslParameters(
                                new SSLParameters(
                                        TlsContexts.CIPHER_SUITES.toArray(String[]::new),
                                        TlsContexts.PROTOCOLS.toArray(String[]::new)))
                        .connectTimeout(timeout)
                        .build();
    }

    /**
     * Sends one request.
     *
     * @param body JSON; null for none
     * @throws CommandFailedException when nobody is there, or TLS fails
     * @throws ScenarioFailedException when no answer comes in time, or it breaks off
     */
    HttpAnswer send(
            String method, String path, Map<String, String> headers, @Nullable Object body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path))
                        .timeout(timeout)
                        .header("Accept", "application/json, application/problem+json")
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofByteArray(
                                                Json.MAPPER.writeValueAsBytes(body)));
        headers.forEach(request::header);
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        return exchange(method + " " + path, request.build());
    }

    /**
     * Looks whether anybody listens, without saying a word.
     *
     * @throws CommandFailedException when nobody does
     */
    void requireListening() {
        int port = base.getPort() == -1 ? 443 : base.getPort();
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(base.getHost(), port),
                    Math.toIntExact(timeout.toMillis()));
        } catch (IOException e) {
            throw absent(e);
        }
    }

    private CommandFailedException absent(IOException cause) {
        return new CommandFailedException(
                "%s does not answer at %s. Is it running? ./grenspoort starts the demo."
                        .formatted(name, base),
                cause);
    }

    private HttpAnswer exchange(String asked, HttpRequest request) {
        try {
            HttpResponse<String> response =
                    http.send(
                            request,
                            BodyHandlers.limiting(
                                    BodyHandlers.ofString(StandardCharsets.UTF_8), LARGEST_ANSWER));
            return new HttpAnswer(
                    asked, response.statusCode(), response.headers().map(), response.body());
        } catch (ConnectException e) {
            throw absent(e);
        } catch (SSLException e) {
            throw new CommandFailedException(
                    "%s at %s and this command don't trust each other: %s. Do both use the same certificates (--certs)?"
                            .formatted(name, base, e.getMessage()),
                    e);
        } catch (HttpTimeoutException e) {
            throw new ScenarioFailedException(
                    "%s was not answered within %d s".formatted(asked, timeout.toSeconds()), e);
        } catch (IOException e) {
            throw new ScenarioFailedException(
                    "%s got no whole answer: %s".formatted(asked, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException("Interrupted.", e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
