package nl.grenspoort.simulator.ees;

import nl.grenspoort.simulator.SimulatedSystem;
import nl.grenspoort.systems.ees.EesContract;
import nl.grenspoort.trust.Credentials;
import nl.grenspoort.trust.MessageSigner;
import nl.grenspoort.trust.MessageVerifier;
import nl.grenspoort.trust.Oin;
import nl.grenspoort.trust.TrustDirectory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;
import java.time.InstantSource;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EesSimulatorProperties.class)
@ConditionalOnProperty(
        name = "grenspoort.simulators.enabled",
        havingValue = "true",
        matchIfMissing = true)
class EesSimulatorConfiguration {
    private static final Duration MAX_AGE = Duration.ofMinutes(1);
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(10);

    /** Signed at most one skew ahead, accepted to the second. */
    private static final Duration SIGNATURE_LIFE =
            MAX_AGE.plus(CLOCK_SKEW.multipliedBy(2)).plusSeconds(1);

    @Bean
    SimulatedSystem simulatedEes(
            TrustDirectory directory, EesSimulatorProperties properties, InstantSource clock) {
        EesSimulator simulator = simulator(directory, properties, clock);
        BaseFile.load(properties.data().resolve("ees.yaml"), simulator);
        return simulator;
    }

    static EesSimulator simulator(
            TrustDirectory directory, EesSimulatorProperties properties, InstantSource clock) {
        EesContract contract = EesContract.load();
        Credentials own = directory.credentials("ees-signing");
        MessageVerifier verifier =
                new MessageVerifier(
                        directory.anchors("signing-ca"),
                        properties.gatewayOin(),
                        MAX_AGE,
                        CLOCK_SKEW,
                        clock);
        Oin ees = Oin.of(own.certificate()).orElseThrow();
        return new EesSimulator(
                contract,
                new Exchange(
                        new MessageSigner(own, clock),
                        verifier,
                        ees,
                        properties.gatewayOin(),
                        contract.version()),
                SIGNATURE_LIFE,
                clock);
    }
}
