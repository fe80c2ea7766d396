package nl.grenspoort.simulator.sltd;

import nl.grenspoort.simulator.SimulatedSystem;
import nl.grenspoort.simulator.population.Population;
import nl.grenspoort.simulator.rest.BaseFile;
import nl.grenspoort.simulator.rest.RestSimulatorProperties;
import nl.grenspoort.simulator.rest.SignedEndpoint;
import nl.grenspoort.systems.rest.JsonContract;
import nl.grenspoort.systems.sltd.SltdContract;
import nl.grenspoort.trust.Oin;
import nl.grenspoort.trust.TrustDirectory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.InstantSource;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RestSimulatorProperties.class)
@ConditionalOnProperty(
        name = "grenspoort.simulators.enabled",
        havingValue = "true",
        matchIfMissing = true)
class SltdSimulatorConfiguration {
    @Bean
    SimulatedSystem simulatedSltd(
            TrustDirectory directory,
            RestSimulatorProperties properties,
            Population population,
            InstantSource clock) {
        SltdSimulator simulator =
                simulator(directory, properties.gatewayOin(), clock).settled(population);
        BaseFile.load(properties.data().resolve("sltd.yaml"), simulator);
        return simulator;
    }

    /** One that holds nothing yet. */
    static SltdSimulator simulator(TrustDirectory directory, Oin gateway, InstantSource clock) {
        JsonContract contract = SltdContract.load();
        return new SltdSimulator(
                contract,
                SignedEndpoint.of(
                        SltdSimulator.SLTD,
                        directory,
                        "sltd-signing",
                        gateway,
                        contract.version(),
                        clock),
                clock);
    }
}
