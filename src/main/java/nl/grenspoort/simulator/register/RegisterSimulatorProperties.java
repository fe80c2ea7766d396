package nl.grenspoort.simulator.register;

import nl.grenspoort.trust.Oin;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which national registers are simulated, what they start with and whom they answer.
 *
 * @param data folder with what simulated systems hold from the start
 * @param gatewayOin the only organisation whose requests are answered
 * @param registers by system key; {@code national-register} is always there
 */
@ConfigurationProperties("grenspoort.simulators")
record RegisterSimulatorProperties(
        @DefaultValue("config/simulators") Path data,
        @DefaultValue("00000099000000000100") Oin gatewayOin,
        @DefaultValue Map<String, Instance> registers) {
    RegisterSimulatorProperties {
        Map<String, Instance> all = new TreeMap<>(registers);
        all.putIfAbsent("national-register", new Instance(null, null, null));
        registers = Collections.unmodifiableMap(all);
    }

    /**
     * One register. What is null follows from its key.
     *
     * @param tls identity of its server; {@code simulator-<key>} when null
     * @param signing identity that signs its answers; {@code <key>-signing} when null
     * @param file with what it holds from the start; {@code <key>.yaml} in the folder when null
     */
    record Instance(@Nullable String tls, @Nullable String signing, @Nullable Path file) {}
}
