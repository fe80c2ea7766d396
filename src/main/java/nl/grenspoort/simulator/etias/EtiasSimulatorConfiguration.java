package nl.grenspoort.simulator.etias;

import nl.grenspoort.reference.Phases;
import nl.grenspoort.reference.PhasesProperties;
import nl.grenspoort.simulator.SimulatedSystem;
import nl.grenspoort.simulator.population.Population;
import nl.grenspoort.simulator.rest.BaseFile;
import nl.grenspoort.simulator.rest.RestSimulatorProperties;
import nl.grenspoort.simulator.rest.SignedEndpoint;
import nl.grenspoort.systems.etias.EtiasContract;
import nl.grenspoort.systems.rest.JsonContract;
import nl.grenspoort.trust.Oin;
import nl.grenspoort.trust.TrustDirectory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.InstantSource;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    RestSimulatorProperties.class,
    EtiasSimulatorProperties.class,
    PhasesProperties.class
})
@ConditionalOnProperty(
        name = "grenspoort.simulators.enabled",
        havingValue = "true",
        matchIfMissing = true)
class EtiasSimulatorConfiguration {
    @Bean
    SimulatedSystem simulatedEtias(
            TrustDirectory directory,
            RestSimulatorProperties properties,
            EtiasSimulatorProperties etias,
            PhasesProperties phases,
            Population population,
            InstantSource clock) {
        EtiasSimulator simulator =
                simulator(
                                directory,
                                properties.gatewayOin(),
                                etias.carrierOin(),
                                Phases.read(phases.file()),
                                clock)
                        .settled(population);
        BaseFile.load(properties.data().resolve("etias.yaml"), simulator);
        return simulator;
    }

    /** One that holds nothing yet. */
    static EtiasSimulator simulator(
            TrustDirectory directory,
            Oin gateway,
            Oin carrier,
            Phases phases,
            InstantSource clock) {
        JsonContract contract = EtiasContract.load();
        return new EtiasSimulator(
                contract,
                endpoint(directory, gateway, contract, clock),
                endpoint(directory, carrier, contract, clock),
                carrier,
                phases,
                clock);
    }

    private static SignedEndpoint endpoint(
            TrustDirectory directory, Oin asker, JsonContract contract, InstantSource clock) {
        return SignedEndpoint.of(
                EtiasSimulator.ETIAS, directory, "etias-signing", asker, contract.version(), clock);
    }
}
