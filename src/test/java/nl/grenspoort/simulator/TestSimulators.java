package nl.grenspoort.simulator;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.simulator.population.Population;
import nl.grenspoort.trust.DemoPki;
import nl.grenspoort.trust.Oin;
import nl.grenspoort.trust.TlsContexts;
import nl.grenspoort.trust.TrustDirectory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Simulated systems on free ports, and a client with the gateway's certificate. */
final class TestSimulators implements AutoCloseable {
    /** One PKI for all tests of the package: making keys takes seconds. */
    static final TrustDirectory TRUST = pki();

    final SimulatorServers servers;
    private final HttpClient client = client(TRUST, "gateway-client");

    TestSimulators(SimulatedSystem... systems) {
        this(properties(Map.of(), 100), systems);
    }

    TestSimulators(SimulatorProperties properties, SimulatedSystem... systems) {
        servers =
                new SimulatorServers(
                        List.of(systems), properties, TRUST, new Population(2026, 1000));
        servers.start();
    }

    static TrustDirectory pki() {
        try {
            Path folder =
                    Files.createTempDirectory(
                            Files.createDirectories(Path.of("target")), "test-simulator-pki-");
            return DemoPki.openOrCreate(folder.resolve("demo"), 2048, Instant.now());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Free ports wherever these don't say otherwise. */
    static SimulatorProperties properties(Map<String, Integer> ports, int journal) {
        Map<String, Integer> all = new HashMap<>();
        SimulatorProperties.DEFAULT_PORTS.keySet().forEach(key -> all.put(key, 0));
        all.putAll(ports);
        return new SimulatorProperties(
                true,
                "127.0.0.1",
                all,
                Path.of("target/no-such-folder"),
                new Oin("00000099000000000100"),
                Set.of(),
                journal);
    }

    static HttpClient client(TrustDirectory trust, String identity) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(
                        TlsContexts.client(trust.credentials(identity), trust.anchors("tls-ca")))
                .connectTimeout(Duration.ofSeconds(20))
                .build();
    }

    URI address(String system) {
        URI address = servers.addresses().get(new SystemId(system));
        if (address == null) {
            throw new AssertionError(system + " does not run");
        }
        return address;
    }

    HttpRequest question(String system, String body) {
        return HttpRequest.newBuilder(address(system).resolve("/v1/ask"))
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    HttpResponse<String> ask(String system, String body) throws IOException, InterruptedException {
        return send(question(system, body));
    }

    HttpResponse<String> admin(String system, String method, String path, String body)
            throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(address(system).resolve("/_simulator" + path))
                        .timeout(Duration.ofSeconds(30))
                        .header("Authorization", "Bearer " + TRUST.secret("simulator-admin"))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    void load(String system, String scenario, String body)
            throws IOException, InterruptedException {
        HttpResponse<String> response = admin(system, "PUT", "/scenarios/" + scenario, body);
        if (response.statusCode() != 204) {
            throw new AssertionError(response.body());
        }
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        servers.stop();
        client.shutdownNow();
    }
}
