package nl.grenspoort.simulator.register;

import static java.util.Objects.requireNonNullElse;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.simulator.SimulatedSystem;
import nl.grenspoort.simulator.SimulatedSystems;
import nl.grenspoort.simulator.population.Population;
import nl.grenspoort.simulator.register.RegisterSimulatorProperties.Instance;
import nl.grenspoort.simulator.rest.BaseFile;
import nl.grenspoort.simulator.rest.SignedEndpoint;
import nl.grenspoort.systems.register.RegisterContract;
import nl.grenspoort.systems.rest.JsonContract;
import nl.grenspoort.trust.TrustDirectory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RegisterSimulatorProperties.class)
@ConditionalOnProperty(
        name = "grenspoort.simulators.enabled",
        havingValue = "true",
        matchIfMissing = true)
class RegisterSimulatorConfiguration {
    @Bean
    SimulatedSystems simulatedRegisters(
            TrustDirectory directory,
            RegisterSimulatorProperties properties,
            Population population,
            InstantSource clock) {
        List<SimulatedSystem> registers =
                properties.registers().entrySet().stream()
                        .map(
                                register ->
                                        held(
                                                register.getKey(),
                                                register.getValue(),
                                                directory,
                                                properties,
                                                population,
                                                clock))
                        .toList();
        return () -> registers;
    }

    private static SimulatedSystem held(
            String key,
            Instance instance,
            TrustDirectory directory,
            RegisterSimulatorProperties properties,
            Population population,
            InstantSource clock) {
        RegisterSimulator simulator =
                simulator(key, instance, directory, properties, clock).settled(population);
        BaseFile.load(
                instance.file() == null
                        ? properties.data().resolve(key + ".yaml")
                        : instance.file(),
                simulator);
        return simulator;
    }

    /** One that holds nothing yet. */
    static RegisterSimulator simulator(
            String key,
            Instance instance,
            TrustDirectory directory,
            RegisterSimulatorProperties properties,
            InstantSource clock) {
        SystemId system = new SystemId(key.toUpperCase(Locale.ROOT));
        JsonContract contract = RegisterContract.load();
        return new RegisterSimulator(
                system,
                requireNonNullElse(instance.tls(), "simulator-" + key),
                contract,
                SignedEndpoint.of(
                        system,
                        directory,
                        requireNonNullElse(instance.signing(), key + "-signing"),
                        properties.gatewayOin(),
                        contract.version(),
                        clock),
                clock);
    }
}
