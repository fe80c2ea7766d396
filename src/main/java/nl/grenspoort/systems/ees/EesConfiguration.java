package nl.grenspoort.systems.ees;

import nl.grenspoort.start.StartRefusedException;
import nl.grenspoort.systems.SystemAdapter;
import nl.grenspoort.trust.Authorities;
import nl.grenspoort.trust.Credentials;
import nl.grenspoort.trust.MessageSigner;
import nl.grenspoort.trust.MessageVerifier;
import nl.grenspoort.trust.Oin;
import nl.grenspoort.trust.TrustDirectory;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.InstantSource;
import java.util.function.Supplier;

import javax.crypto.SecretKey;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EesProperties.class)
class EesConfiguration {
    @Bean
    SystemAdapter eesAdapter(
            TrustDirectory directory, EesProperties properties, InstantSource clock) {
        return adapter(
                () -> directory.credentials("gateway-signing"),
                directory.authorities("signing-ca"),
                directory.sealingKey(),
                properties,
                clock);
    }

    static EesAdapter adapter(
            Supplier<Credentials> own,
            Authorities authorities,
            SecretKey secret,
            EesProperties properties,
            InstantSource clock) {
        return new EesAdapter(
                new SearchRequest(new Pseudonyms(secret)),
                new SearchResult(EesContract.load()),
                new Plausibility(properties.clockSkew()),
                new Signatures(
                        new MessageSigner(own, clock),
                        new MessageVerifier(
                                authorities,
                                properties.signerOin(),
                                properties.maxAge(),
                                properties.clockSkew(),
                                clock),
                        oin(own.get()),
                        properties.signerOin()));
    }

    private static Oin oin(Credentials own) {
        return Oin.of(own.certificate())
                .orElseThrow(
                        () ->
                                new StartRefusedException(
                                        "The certificate gateway-signing carries no OIN.",
                                        "Use a certificate with the OIN in its subject's serial"
                                                + " number."));
    }
}
