package nl.grenspoort.cli.doctor;

import nl.grenspoort.trust.TlsContexts;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import javax.net.ssl.SSLParameters;

/** Fetches documents: contracts, health, metrics. Nothing about anybody is ever asked. */
final class Http implements AutoCloseable {
    private static final long LARGEST = 8 << 20;

    private final HttpClient client;
    private final Duration timeout;

    /**
     * @param connections whose keys are used; null for plain HTTP
     */
    Http(@Nullable Connections connections, Duration timeout) {
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(timeout);
        if (connections != null && connections.possible()) {
            builder.sslContext(TlsContexts.client(connections.own(), connections.anchors()))
                    .sslParameters(
                            new SSLParameters(
                                    TlsContexts.CIPHER_SUITES.toArray(String[]::new),
                                    TlsContexts.PROTOCOLS.toArray(String[]::new)));
        }
        this.client = builder.build();
        this.timeout = timeout;
    }

    /**
     * Gets one.
     *
     * @throws IOException when no answer comes, or none that is HTTP
     */
    Answer get(URI address) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(timeout).build();
        try {
            Instant sent = Instant.now();
            HttpResponse<String> response =
                    client.send(
                            request,
                            BodyHandlers.limiting(
                                    BodyHandlers.ofString(StandardCharsets.UTF_8), LARGEST));
            return new Answer(response.statusCode(), response.body(), sent, date(response));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static Optional<Instant> date(HttpResponse<?> response) {
        try {
            return response.headers()
                    .firstValue("Date")
                    .map(
                            text ->
                                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                            .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    /**
     * What came.
     *
     * @param sent when it was asked for, by our clock
     * @param date when it was answered, by theirs; to the second
     */
    record Answer(int status, String body, Instant sent, Optional<Instant> date) {}
}
