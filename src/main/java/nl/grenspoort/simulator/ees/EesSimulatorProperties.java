package nl.grenspoort.simulator.ees;

import nl.grenspoort.trust.Oin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;

/**
 * What the simulated EES starts with and whom it answers.
 *
 * @param data folder with what simulated systems hold from the start; {@code ees.yaml} is ours
 * @param gatewayOin the only organisation whose requests are answered
 */
@ConfigurationProperties("grenspoort.simulators")
record EesSimulatorProperties(
        @DefaultValue("config/simulators") Path data,
        @DefaultValue("00000099000000000100") Oin gatewayOin) {}
