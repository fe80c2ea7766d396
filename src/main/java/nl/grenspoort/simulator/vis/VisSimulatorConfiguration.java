package nl.grenspoort.simulator.vis;

import nl.grenspoort.reference.Phases;
import nl.grenspoort.reference.PhasesProperties;
import nl.grenspoort.simulator.SimulatedSystem;
import nl.grenspoort.simulator.population.Population;
import nl.grenspoort.simulator.rest.BaseFile;
import nl.grenspoort.simulator.rest.RestSimulatorProperties;
import nl.grenspoort.trust.TrustDirectory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.InstantSource;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({RestSimulatorProperties.class, PhasesProperties.class})
@ConditionalOnProperty(
        name = "grenspoort.simulators.enabled",
        havingValue = "true",
        matchIfMissing = true)
class VisSimulatorConfiguration {
    @Bean
    SimulatedSystem visSimulator(
            TrustDirectory trust,
            RestSimulatorProperties properties,
            PhasesProperties phases,
            Population population,
            InstantSource clock) {
        VisSimulator simulator =
                new VisSimulator(
                                trust.credentials("vis-signing"),
                                trust.anchors("signing-ca"),
                                properties.gatewayOin(),
                                Phases.read(phases.file()),
                                clock)
                        .settled(population);
        BaseFile.load(properties.data().resolve("vis.yaml"), simulator);
        return simulator;
    }
}
