package nl.grenspoort.systems.vis;

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
@EnableConfigurationProperties(VisProperties.class)
class VisConfiguration {
    @Bean
    SystemAdapter visAdapter(VisProperties properties, TrustDirectory trust, InstantSource clock) {
        return adapter(
                properties,
                () -> trust.credentials("gateway-signing"),
                trust.authorities("signing-ca"),
                clock);
    }

    static SystemAdapter adapter(
            VisProperties properties,
            Supplier<Credentials> own,
            Authorities authorities,
            InstantSource clock) {
        return new VisAdapter(
                properties.state(),
                WusExchange.of(VisAdapter.VIS, properties.wus(), own, authorities, clock));
    }
}
