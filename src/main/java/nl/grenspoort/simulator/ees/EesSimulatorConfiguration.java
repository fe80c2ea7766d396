package nl.grenspoort.simulator.ees;

import nl.grenspoort.simulator.SimulatedSystem;
import nl.grenspoort.simulator.population.Population;
import nl.grenspoort.simulator.rest.BaseFile;
import nl.grenspoort.simulator.rest.SignedEndpoint;
import nl.grenspoort.systems.ees.EesContract;
import nl.grenspoort.systems.rest.JsonContract;
import nl.grenspoort.trust.TrustDirectory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.InstantSource;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EesSimulatorProperties.class)
@ConditionalOnProperty(
        name = "grenspoort.simulators.enabled",
        havingValue = "true",
        matchIfMissing = true)
class EesSimulatorConfiguration {
    @Bean
    SimulatedSystem simulatedEes(
            TrustDirectory directory,
            EesSimulatorProperties properties,
            Population population,
            InstantSource clock) {
        EesSimulator simulator = simulator(directory, properties, clock).settled(population);
        BaseFile.load(properties.data().resolve("ees.yaml"), simulator);
        return simulator;
    }

    static EesSimulator simulator(
            TrustDirectory directory, EesSimulatorProperties properties, InstantSource clock) {
        JsonContract contract = EesContract.load();
        return new EesSimulator(
                contract,
                SignedEndpoint.of(
                        EesSimulator.EES,
                        directory,
                        "ees-signing",
                        properties.gatewayOin(),
                        contract.version(),
                        clock));
    }
}
