package nl.grenspoort.cli;

import nl.grenspoort.trust.TrustDirectory;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Where the simulated systems are, and whose sandbox in them is meant. */
final class SimulatorOptions {
    /** As the demo has them; others are given with the option. */
    private static final Map<String, Integer> PORTS =
            Map.of(
                    "SIS", 18443,
                    "EES", 18444,
                    "VIS", 18445,
                    "ETIAS", 18446,
                    "SLTD", 18447,
                    "ESP", 18448,
                    "NATIONAL-REGISTER", 18451);

    @Option(
            names = "--certs",
            paramLabel = "FOLDER",
            description = "Keys and certificates (default certs/demo of the project).")
    private @Nullable Path certificates;

    @Option(
            names = "--as",
            paramLabel = "NAME",
            description =
                    "Whose sandbox: the name of a client certificate (default: the demo gateway's,"
                            + " with the operator's token).")
    private @Nullable String as;

    @Option(
            names = "--simulators",
            paramLabel = "HOST",
            description = "Host of the simulated systems (default ${DEFAULT-VALUE}).",
            defaultValue = "localhost")
    private String host = "localhost";

    @Option(
            names = "--simulator-port",
            paramLabel = "SYSTEM=PORT",
            description = "Port of a simulated system (default: the demo's).")
    private Map<String, Integer> ports = new TreeMap<>();

    @Option(
            names = "--request-timeout",
            paramLabel = "DURATION",
            description = "How long one answer may take, as PT20S (default ${DEFAULT-VALUE}).",
            defaultValue = "PT20S")
    private Duration timeout = Duration.ofSeconds(20);

    /** Addresses by system. */
    Map<String, URI> addresses() {
        Map<String, Integer> all = new TreeMap<>(PORTS);
        ports.forEach((system, port) -> all.put(system.toUpperCase(Locale.ROOT), port));
        Map<String, URI> addresses = new TreeMap<>();
        all.forEach(
                (system, port) ->
                        addresses.put(system, URI.create("https://" + host + ":" + port)));
        return addresses;
    }

    /** The simulated systems, as whoever's sandbox is meant. */
    SandboxAdmin admin(Home home) {
        TrustDirectory trust = GatewayOptions.trust(certificates, home);
        String identity = as;
        Map<String, String> headers =
                identity == null
                        ? Map.of("Authorization", "Bearer " + trust.secret("simulator-admin"))
                        : Map.of();
        return new SandboxAdmin(
                addresses(),
                trust,
                identity == null ? "gateway-client" : identity,
                headers,
                timeout);
    }

    TrustDirectory trust(Home home) {
        return GatewayOptions.trust(certificates, home);
    }

    /** Whether the operator asks, for the demo's own sandbox. */
    boolean operator() {
        return as == null;
    }

    Duration timeout() {
        return timeout;
    }
}
