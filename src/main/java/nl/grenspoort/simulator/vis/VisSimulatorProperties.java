package nl.grenspoort.simulator.vis;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;

/**
 * What the simulated VIS starts with.
 *
 * @param data folder with what simulated systems hold from the start: {@code vis.yaml}
 * @param visRevised whether it answers about long-stay visas and residence permits: Regulation (EU)
 *     2021/1134
 */
@ConfigurationProperties("grenspoort.simulators")
record VisSimulatorProperties(
        @DefaultValue("config/simulators") Path data, @DefaultValue("false") boolean visRevised) {}
