package nl.grenspoort.simulator;

import nl.grenspoort.trust.Oin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The simulated systems.
 *
 * @param enabled start them with this program
 * @param bindAddress address they listen on
 * @param ports by system key ({@code sis}, {@code ecris-tcn}); what is not named keeps its default.
 *     0 lets the operating system choose
 * @param directory what an integrator adds: WireMock's {@code mappings/} and {@code __files/} in a
 *     folder per system key; need not exist
 * @param gatewayOin the organisation that asks; whoever has no sandbox of his own is in its one
 * @param gateways other organisations that may ask, each in a sandbox of its own
 * @param maxJournalEntries requests that WireMock remembers per system; 0 for none
 */
@ConfigurationProperties("grenspoort.simulators")
record SimulatorProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("127.0.0.1") String bindAddress,
        @DefaultValue Map<String, Integer> ports,
        @DefaultValue("data/simulators") Path directory,
        @DefaultValue("00000099000000000100") Oin gatewayOin,
        @DefaultValue Set<Oin> gateways,
        @DefaultValue("100") int maxJournalEntries) {
    static final Map<String, Integer> DEFAULT_PORTS =
            Map.of(
                    "sis", 18443,
                    "ees", 18444,
                    "vis", 18445,
                    "etias", 18446,
                    "sltd", 18447,
                    "esp", 18448,
                    "ecris-tcn", 18449,
                    "eurodac", 18450,
                    "national-register", 18451,
                    "cir-mid", 18452);

    SimulatorProperties {
        if (bindAddress.isBlank()) {
            throw new IllegalArgumentException(
                    "grenspoort.simulators.bind-address must be an address");
        }
        if (maxJournalEntries < 0 || maxJournalEntries > 100_000) {
            throw new IllegalArgumentException(
                    "grenspoort.simulators.max-journal-entries must be 0 to 100000");
        }
        if (gateways.contains(gatewayOin)) {
            throw new IllegalArgumentException(
                    "grenspoort.simulators.gateways must not name gateway-oin, which is known");
        }
        gateways = Set.copyOf(gateways);
        Map<String, Integer> all = new TreeMap<>(DEFAULT_PORTS);
        all.putAll(ports);
        Set<Integer> taken = new HashSet<>();
        all.forEach(
                (key, port) -> {
                    if (port < 0 || port > 65_535) {
                        throw new IllegalArgumentException(
                                "grenspoort.simulators.ports.%s must be 0 to 65535".formatted(key));
                    }
                    if (port > 0 && !taken.add(port)) {
                        throw new IllegalArgumentException(
                                "grenspoort.simulators.ports.%s: another system has port %d"
                                        .formatted(key, port));
                    }
                });
        ports = Collections.unmodifiableMap(all);
    }
}
