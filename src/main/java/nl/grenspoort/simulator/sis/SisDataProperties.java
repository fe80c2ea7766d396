package nl.grenspoort.simulator.sis;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;

/**
 * What the simulated systems know from the start.
 *
 * @param data folder with a file per system key, {@code sis.yaml}; need not exist
 */
@ConfigurationProperties("grenspoort.simulators")
record SisDataProperties(@DefaultValue("config/simulators") Path data) {}
