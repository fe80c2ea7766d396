package nl.grenspoort.access;

import nl.grenspoort.start.ConfigFiles;
import nl.grenspoort.start.Production;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessProperties.class)
class AccessConfiguration {
    @Bean
    AccessPolicy accessPolicy(AccessProperties properties, ConfigFiles files) {
        return AccessFiles.policy(files, properties.policy());
    }

    @Bean
    Register register(AccessProperties properties, Environment environment) {
        return new ReloadingRegister(
                properties.terminals(), properties.officers(), !Production.is(environment));
    }
}
