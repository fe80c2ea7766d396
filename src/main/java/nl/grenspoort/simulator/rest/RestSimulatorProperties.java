package nl.grenspoort.simulator.rest;

import nl.grenspoort.trust.Oin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;

/**
 * What simulated systems with a REST/JSON contract start with and whom they answer.
 *
 * @param data folder with what simulated systems hold from the start, a file each: {@code
 *     etias.yaml}
 * @param gatewayOin the only organisation whose requests are answered
 */
@ConfigurationProperties("grenspoort.simulators")
public record RestSimulatorProperties(
        @DefaultValue("config/simulators") Path data,
        @DefaultValue("00000099000000000100") Oin gatewayOin) {}
