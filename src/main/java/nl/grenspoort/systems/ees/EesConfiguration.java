package nl.grenspoort.systems.ees;

import nl.grenspoort.systems.SystemAdapter;
import nl.grenspoort.systems.rest.Pseudonyms;
import nl.grenspoort.systems.rest.RestExchange;
import nl.grenspoort.trust.Authorities;
import nl.grenspoort.trust.Credentials;
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
                new SearchRequest(new Pseudonyms(secret, EesAdapter.EES.value())),
                new SearchResult(EesContract.load()),
                new Plausibility(properties.clockSkew()),
                RestExchange.of(
                        EesAdapter.EES,
                        own,
                        authorities,
                        properties.signerOin(),
                        properties.maxAge(),
                        properties.clockSkew(),
                        clock));
    }
}
