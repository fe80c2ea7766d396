package nl.grenspoort.cli;

import nl.grenspoort.trust.TrustDirectory;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Where gateway and simulators are, and with whose keys they are reached. */
final class GatewayOptions {
    @Option(
            names = "--gateway",
            paramLabel = "URL",
            description = "Where the gateway is (default ${DEFAULT-VALUE}).",
            defaultValue = "https://localhost:8443")
    private URI gateway = URI.create("https://localhost:8443");

    @Option(
            names = "--certs",
            paramLabel = "FOLDER",
            description = "Keys and certificates (default certs/demo of the project).")
    private @Nullable Path certificates;

    /** Where other simulated systems answer when nobody says otherwise. */
    private static final Map<String, Integer> USUAL_PORTS =
            Map.of("VIS", 18445, "ETIAS", 18446, "SLTD", 18447, "NATIONAL-REGISTER", 18451);

    @Option(
            names = "--simulators",
            paramLabel = "HOST",
            description = "Host of the simulated systems (default ${DEFAULT-VALUE}).",
            defaultValue = "localhost")
    private String simulatorHost = "localhost";

    @Option(
            names = "--sis-port",
            paramLabel = "PORT",
            description = "Port of the simulated SIS (default ${DEFAULT-VALUE}).",
            defaultValue = "18443")
    private int sisPort = 18443;

    @Option(
            names = "--ees-port",
            paramLabel = "PORT",
            description = "Port of the simulated EES (default ${DEFAULT-VALUE}).",
            defaultValue = "18444")
    private int eesPort = 18444;

    @Option(
            names = "--simulator-port",
            paramLabel = "SYSTEM=PORT",
            description =
                    "Port of another simulated system, where it is not its usual one.")
    private Map<String, Integer> otherPorts = new TreeMap<>();

    @Option(
            names = "--request-timeout",
            paramLabel = "DURATION",
            description = "How long one answer may take, as PT20S (default ${DEFAULT-VALUE}).",
            defaultValue = "PT20S")
    private Duration requestTimeout = Duration.ofSeconds(20);

    @Option(
            names = "--check-timeout",
            paramLabel = "DURATION",
            description = "How long one check may take, as PT60S (default ${DEFAULT-VALUE}).",
            defaultValue = "PT60S")
    private Duration checkTimeout = Duration.ofSeconds(60);

    URI gateway() {
        if (!"https".equals(gateway.getScheme()) || gateway.getHost() == null) {
            throw new CommandFailedException("--gateway " + gateway + " is no https address.");
        }
        return gateway;
    }

    /** By system name. */
    Map<String, URI> simulators() {
        Map<String, URI> simulators = new TreeMap<>();
        simulators.put("SIS", simulator(sisPort));
        simulators.put("EES", simulator(eesPort));
        USUAL_PORTS.forEach((system, port) -> simulators.put(system, simulator(port)));
        otherPorts.forEach((system, port) -> simulators.put(system, simulator(port)));
        return simulators;
    }

    private URI simulator(int port) {
        return URI.create("https://" + simulatorHost + ":" + port);
    }

    Duration requestTimeout() {
        return requestTimeout;
    }

    Duration checkTimeout() {
        return checkTimeout;
    }

    TrustDirectory trust(Home home) {
        return trust(certificates, home);
    }

    /** A database with the gateway's message log, under the demo's user. */
    LogOptions.Database log(String url, Home home) {
        return LogOptions.database(url, "grenspoort", certificates, home);
    }

    /** The folder named, or the demo's. */
    static TrustDirectory trust(@Nullable Path named, Home home) {
        Path folder = named == null ? home.demoCertificates() : named;
        if (!Files.isDirectory(folder)) {
            throw new CommandFailedException(
                    "There are no keys in %s. The first start of the demo (./grenspoort) makes them; others are named with --certs."
                            .formatted(folder));
        }
        return new TrustDirectory(folder);
    }
}
