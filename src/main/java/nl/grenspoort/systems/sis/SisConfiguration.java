package nl.grenspoort.systems.sis;

import nl.grenspoort.systems.SystemAdapter;
import nl.grenspoort.systems.wus.WusExchange;
import nl.grenspoort.trust.Authorities;
import nl.grenspoort.trust.Credentials;
import nl.grenspoort.trust.TrustDirectory;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.InstantSource;
import java.util.function.Supplier;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SisProperties.class)
class SisConfiguration {
    @Bean
    SystemAdapter sisAdapter(SisProperties properties, TrustDirectory trust, InstantSource clock) {
        return adapter(
                properties,
                () -> trust.credentials("gateway-signing"),
                trust.authorities("signing-ca"),
                clock);
    }

    static SystemAdapter adapter(
            SisProperties properties,
            Supplier<Credentials> own,
            Authorities authorities,
            InstantSource clock) {
        return new SisAdapter(
                WusExchange.of(SisAdapter.SIS, properties.wus(), own, authorities, clock));
    }
}
