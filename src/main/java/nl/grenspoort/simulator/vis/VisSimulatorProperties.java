package nl.grenspoort.simulator.vis;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;

/**
 * What the simulated VIS starts with.
 *
 * @param data folder with what simulated systems hold from the start: {@code vis.yaml}; need not
 *     exist
 */
@ConfigurationProperties("grenspoort.simulators")
record VisSimulatorProperties(@DefaultValue("config/simulators") Path data) {}
