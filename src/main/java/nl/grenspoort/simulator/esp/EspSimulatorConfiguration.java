package nl.grenspoort.simulator.esp;

import nl.grenspoort.access.AccessPolicy;
import nl.grenspoort.simulator.Behind;
import nl.grenspoort.simulator.SimulatedSystem;
import nl.grenspoort.simulator.rest.SignedEndpoint;
import nl.grenspoort.systems.esp.EspContract;
import nl.grenspoort.systems.esp.UserProfile;
import nl.grenspoort.systems.rest.JsonContract;
import nl.grenspoort.trust.Oin;
import nl.grenspoort.trust.TrustDirectory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.InstantSource;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EspSimulatorProperties.class)
@ConditionalOnProperty(
        name = "grenspoort.simulators.enabled",
        havingValue = "true",
        matchIfMissing = true)
class EspSimulatorConfiguration {
    @Bean
    SimulatedSystem simulatedEsp(
            TrustDirectory directory,
            EspSimulatorProperties properties,
            Behind behind,
            InstantSource clock) {
        Oin gateway = Oin.of(directory.anchors("gateway-signing").getFirst()).orElseThrow();
        return simulator(directory, properties, gateway, behind, clock);
    }

    static EspSimulator simulator(
            TrustDirectory directory,
            EspSimulatorProperties properties,
            Oin gateway,
            Behind behind,
            InstantSource clock) {
        JsonContract contract = EspContract.load();
        return new EspSimulator(
                contract,
                SignedEndpoint.of(
                        EspSimulator.ESP,
                        directory,
                        "esp-signing",
                        gateway,
                        contract.version(),
                        clock),
                UserProfile.all(AccessPolicy.read(properties.profiles())),
                gateway,
                behind,
                properties.patience());
    }
}
