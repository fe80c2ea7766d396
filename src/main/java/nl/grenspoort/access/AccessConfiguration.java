package nl.grenspoort.access;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessProperties.class)
class AccessConfiguration {
    @Bean
    AccessPolicy accessPolicy(AccessProperties properties) {
        return AccessFiles.policy(properties.policy());
    }

    @Bean
    Register register(AccessProperties properties) {
        return new ReloadingRegister(properties.terminals(), properties.officers());
    }
}
