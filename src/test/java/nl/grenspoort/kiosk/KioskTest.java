package nl.grenspoort.kiosk;

import nl.grenspoort.trust.TlsContexts;
import nl.grenspoort.trust.TrustDirectory;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import javax.net.ssl.SSLContext;

/** The kiosk API on its real port, with mutual TLS. Every answer is held against the contract. */
@SpringBootTest(
        classes = KioskTestApp.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.threads.virtual.enabled=true",
            "spring.servlet.multipart.enabled=false",
            "spring.web.resources.add-mappings=false",
            "grenspoort.kiosk.sandbox=true",
            "grenspoort.kiosk.body-timeout=3s",
            "grenspoort.kiosk.max-wait=20s",
            "grenspoort.kiosk.rate.log-every=50ms"
        })
abstract class KioskTest {
    static final String KIOSK = "kiosk-ams-01";
    static final String GATE = "e-gate-ams-01";
    static final String DESK = "desk-ams-01";
    static final String STRANGER = "stranger";
    static final String[] OFFICER = {"Officer-Number", "M2001"};
    static final String CHECKS = "/v1/border-checks";

    private static final Map<String, HttpClient> CLIENTS = new ConcurrentHashMap<>();

    @LocalServerPort int port;
    @Autowired FakeBorderChecks checks;
    @Autowired MemoryLog log;

    @BeforeEach
    void forget() {
        checks.reset();
        log.reset();
    }

    HttpResponse<String> open(String identity, String body, String... headers) {
        return send(identity, "POST", CHECKS, body, with(headers, "Idempotency-Key", newKey()));
    }

    /** Opens a check and returns its path. */
    String opened(String identity, String... headers) {
        return open(identity, Bodies.passport(), headers)
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    /** Sends a body as JSON; null for none. */
    HttpResponse<String> send(
            String identity, String method, String path, @Nullable String body, String... headers) {
        String[] all = body == null ? headers : with(headers, "Content-Type", "application/json");
        return exchange(
                identity,
                method,
                path,
                body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body),
                all);
    }

    HttpResponse<String> exchange(
            String identity,
            String method,
            String path,
            HttpRequest.BodyPublisher body,
            String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("https://localhost:" + port + path))
                        .timeout(Duration.ofSeconds(60))
                        .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> answer =
                    client(identity).send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (!method.equals("HEAD")) {
                ContractCheck.answer(method, path, answer);
            }
            return answer;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static HttpClient client(String identity) {
        return CLIENTS.computeIfAbsent(
                identity,
                name ->
                        HttpClient.newBuilder()
                                .sslContext(tls(TestPki.TRUSTED, name))
                                .version(HttpClient.Version.HTTP_1_1)
                                .build());
    }

    /** A client of this PKI that trusts the gateway. */
    static SSLContext tls(TrustDirectory own, String identity) {
        return TlsContexts.client(own.credentials(identity), TestPki.TRUSTED.anchors("tls-ca"));
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    static String problem(HttpResponse<String> answer) {
        return json(answer).get("type").stringValue().replace("urn:grenspoort:problem:", "");
    }

    static String newKey() {
        return UUID.randomUUID().toString();
    }

    static String[] with(String[] headers, String name, String value) {
        String[] more = java.util.Arrays.copyOf(headers, headers.length + 2);
        more[headers.length] = name;
        more[headers.length + 1] = value;
        return more;
    }
}
