package nl.grenspoort.start;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Outside production the files are those on the disk; in production the gate has put them there.
 */
@Configuration(proxyBeanMethods = false)
class ConfigFilesConfiguration {
    @Bean
    @ConditionalOnMissingBean
    ConfigFiles configFiles(Environment environment) {
        if (Production.is(environment)) {
            throw new IllegalStateException("production starts through its gate");
        }
        return ConfigFiles.onDisk();
    }
}
