package nl.grenspoort.cli;

import nl.grenspoort.trust.TrustDirectory;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whose clock at the gateway is meant: those of the demo's terminals. */
final class ClockOptions {
    static final String PATH = "/v1/sandbox/clock";

    @Option(
            names = "--gateway",
            paramLabel = "URL",
            description = "Where the gateway is (default ${DEFAULT-VALUE}).",
            defaultValue = "https://localhost:8443")
    private URI gateway = URI.create("https://localhost:8443");

    @Option(
            names = "--terminal",
            paramLabel = "NAME",
            split = ",",
            description =
                    "Terminals whose clock at the gateway is set, by name of their certificate"
                            + " (default: all of the demo; with --as: none).")
    private @Nullable List<String> terminals;

    /** The gateway as each terminal reaches it. */
    Map<String, Peer> peers(TrustDirectory trust, boolean operator, Duration timeout) {
        List<String> named =
                terminals != null
                        ? terminals
                        : operator
                                ? List.of(
                                        "kiosk-ams-01",
                                        "e-gate-ams-01",
                                        "desk-ams-01",
                                        "mobile-ams-01")
                                : List.of();
        Map<String, Peer> peers = new LinkedHashMap<>();
        named.forEach(
                terminal ->
                        peers.put(
                                terminal,
                                new Peer("The gateway", gateway, trust, terminal, timeout)));
        return peers;
    }
}
