package nl.grenspoort.trust;

import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

import java.time.Instant;
import java.time.InstantSource;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TrustProperties.class)
class TrustConfiguration {
    @Bean
    TrustDirectory trustDirectory(TrustProperties properties) {
        return TrustOpening.open(properties, System::getenv, Instant.now());
    }

    /** The gateway's clock. */
    @Bean
    @ConditionalOnMissingBean
    InstantSource clock() {
        return InstantSource.system();
    }

    /** Lazy: the simulated systems, which seal nothing, need no key for it. */
    @Bean
    @Lazy
    Sealer sealer(TrustDirectory directory) {
        return new Sealer("bucket-1", directory.sealingKey());
    }

    @Bean
    MeterBinder certificateMeters(TrustDirectory directory, InstantSource clock) {
        return new CertificateMeters(directory, clock);
    }
}
