package nl.grenspoort.systems.esp;

import nl.grenspoort.systems.SystemAdapter;
import nl.grenspoort.systems.rest.RestExchange;
import nl.grenspoort.trust.Authorities;
import nl.grenspoort.trust.Credentials;
import nl.grenspoort.trust.TrustDirectory;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.InstantSource;
import java.util.function.Supplier;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EspProperties.class)
class EspConfiguration {
    @Bean
    SystemAdapter espAdapter(
            TrustDirectory directory, EspProperties properties, InstantSource clock) {
        return adapter(
                () -> directory.credentials("gateway-signing"),
                directory.authorities("signing-ca"),
                properties,
                clock);
    }

    static EspAdapter adapter(
            Supplier<Credentials> own,
            Authorities authorities,
            EspProperties properties,
            InstantSource clock) {
        return new EspAdapter(
                EspContract.load(),
                RestExchange.of(
                        EspAdapter.ESP,
                        own,
                        authorities,
                        properties.signerOin(),
                        properties.maxAge(),
                        properties.clockSkew(),
                        clock),
                properties,
                clock);
    }
}
