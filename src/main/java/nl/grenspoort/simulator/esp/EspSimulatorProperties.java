package nl.grenspoort.simulator.esp;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What the simulated ESP goes by.
 *
 * @param profiles access policy that its user profiles follow from
 * @param patience how long it waits for a system before it says TIMEOUT
 */
@ConfigurationProperties("grenspoort.simulators.esp")
record EspSimulatorProperties(
        @DefaultValue("config/access-policy.yaml") Path profiles,
        @DefaultValue("10s") Duration patience) {
    EspSimulatorProperties {
        if (!patience.isPositive()) {
            throw new IllegalArgumentException(
                    "grenspoort.simulators.esp.patience must be longer than zero");
        }
    }
}
