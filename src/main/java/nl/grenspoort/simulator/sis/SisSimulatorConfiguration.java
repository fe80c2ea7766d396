package nl.grenspoort.simulator.sis;

import nl.grenspoort.simulator.SimulatedSystem;
import nl.grenspoort.simulator.population.Population;
import nl.grenspoort.trust.Oin;
import nl.grenspoort.trust.TrustDirectory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.InstantSource;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SisDataProperties.class)
@ConditionalOnProperty(
        name = "grenspoort.simulators.enabled",
        havingValue = "true",
        matchIfMissing = true)
class SisSimulatorConfiguration {
    @Bean
    SimulatedSystem sisSimulator(
            TrustDirectory trust,
            SisDataProperties properties,
            Population population,
            InstantSource clock) {
        Oin gateway =
                Oin.of(trust.anchors("gateway-signing").getFirst())
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "the certificate gateway-signing has no OIN"));
        return new SisSimulator(
                        trust.credentials("sis-signing"),
                        trust.anchors("signing-ca"),
                        gateway,
                        SisDataFile.read(properties.data()),
                        clock)
                .settled(population);
    }
}
