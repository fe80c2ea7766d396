package nl.grenspoort.simulator;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.trust.TestPki;
import nl.grenspoort.trust.TrustDirectory;

import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every simulated system as it is started, on free ports, and who may tell them things. */
public final class RunningSimulators implements AutoCloseable {
    public static final TrustDirectory TRUST = TestPki.shared();

    private final ConfigurableApplicationContext context;
    private final Map<SystemId, URI> addresses;
    private final HttpClient operator = TestSimulators.client(TRUST, "gateway-client");
    private final HttpClient integrator = TestSimulators.client(TRUST, "integrator-a");

    public RunningSimulators() {
        List<String> arguments = new ArrayList<>();
        arguments.add("--grenspoort.trust.directory=" + TRUST.folder());
        arguments.add("--grenspoort.simulators.gateways=00000099000000006000");
        SimulatorProperties.DEFAULT_PORTS
                .keySet()
                .forEach(key -> arguments.add("--grenspoort.simulators.ports." + key + "=0"));
        context = Simulators.start(System.err, arguments.toArray(String[]::new)).orElseThrow();
        addresses = context.getBean(SimulatorServers.class).addresses();
    }

    public Map<SystemId, URI> addresses() {
        return addresses;
    }

    /** The operator tells a system something about the gateway's sandbox. */
    HttpResponse<String> operator(String system, String method, String path, String body)
            throws IOException, InterruptedException {
        return operator.send(
                call(system, path)
                        .header("Authorization", "Bearer " + TRUST.secret("simulator-admin"))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** An integrator tells it something about his own. */
    HttpResponse<String> integrator(String system, String method, String path, String body)
            throws IOException, InterruptedException {
        return integrator.send(
                call(system, path)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder call(String system, String path) {
        URI address = addresses.get(new SystemId(system));
        if (address == null) {
            throw new AssertionError(system + " does not run");
        }
        return HttpRequest.newBuilder(address.resolve("/_simulator" + path));
    }

    @Override
    public void close() {
        context.close();
        operator.shutdownNow();
        integrator.shutdownNow();
    }
}
