package nl.grenspoort.simulator.vis;

import nl.grenspoort.reference.Phases;
import nl.grenspoort.simulator.SimulatedSystem;
import nl.grenspoort.simulator.rest.BaseFile;
import nl.grenspoort.trust.Oin;
import nl.grenspoort.trust.TrustDirectory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.InstantSource;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VisSimulatorProperties.class)
@ConditionalOnProperty(
        name = "grenspoort.simulators.enabled",
        havingValue = "true",
        matchIfMissing = true)
class VisSimulatorConfiguration {
    @Bean
    SimulatedSystem visSimulator(
            TrustDirectory trust,
            VisSimulatorProperties properties,
            Phases phases,
            InstantSource clock) {
        Oin gateway =
                Oin.of(trust.anchors("gateway-signing").getFirst())
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "the certificate gateway-signing has no OIN"));
        VisSimulator simulator =
                new VisSimulator(
                        trust.credentials("vis-signing"),
                        trust.anchors("signing-ca"),
                        gateway,
                        phases,
                        clock);
        BaseFile.load(properties.data().resolve("vis.yaml"), simulator);
        return simulator;
    }
}
