package nl.grenspoort.kiosk;

import nl.grenspoort.kiosk.soap.DeskAnswers;
import nl.grenspoort.kiosk.soap.DeskContract;
import nl.grenspoort.kiosk.soap.DeskDoor;
import nl.grenspoort.trust.Credentials;
import nl.grenspoort.trust.Oin;
import nl.grenspoort.trust.TrustDirectory;
import nl.grenspoort.trust.wus.WusReceiver;
import nl.grenspoort.trust.wus.WusSigner;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.InstantSource;

/** The desk service: SOAP under {@code /ws}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeskProperties.class)
class DeskConfiguration {
    private static final String OWN = "gateway-signing";

    @Bean
    DeskContract deskContract() {
        return new DeskContract();
    }

    @Bean
    DeskAnswers deskAnswers(
            DeskContract contract,
            TrustDirectory trust,
            DeskProperties properties,
            InstantSource clock) {
        return new DeskAnswers(
                contract,
                new WusSigner(() -> trust.credentials(OWN), properties.timestampTtl(), clock));
    }

    @Bean
    DeskDoor deskDoor(
            TrustDirectory trust,
            DeskProperties properties,
            KioskProperties kiosk,
            InstantSource clock) {
        Credentials own = trust.credentials(OWN);
        return new DeskDoor(
                new WusReceiver(
                        trust.authorities("signing-ca"),
                        Oin.of(own.certificate())
                                .orElseThrow(
                                        () ->
                                                new IllegalStateException(
                                                        "the gateway's signing certificate has no OIN")),
                        DeskContract.PATH,
                        properties.timestampTtl(),
                        properties.clockSkew(),
                        (int) kiosk.maxBody().toBytes(),
                        clock));
    }
}
