package nl.grenspoort.simulator.population;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PopulationProperties.class)
@ConditionalOnProperty(
        name = "grenspoort.simulators.enabled",
        havingValue = "true",
        matchIfMissing = true)
class PopulationConfiguration {
    @Bean
    Population population(PopulationProperties properties) {
        return new Population(properties.seed(), properties.size());
    }

    /** The start doesn't wait for it, and the first search needn't. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> populationIndexed(Population population) {
        return _ -> Thread.ofPlatform().daemon().name("population").start(population::prepare);
    }
}
