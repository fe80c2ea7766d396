package nl.grenspoort.simulator.population;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PopulationProperties.class)
@ConditionalOnProperty(
        name = "grenspoort.simulators.enabled",
        havingValue = "true",
        matchIfMissing = true)
class PopulationConfiguration {
    /** Indexed beside the start, which takes longer, so that the first search need not wait. */
    @Bean
    Population population(PopulationProperties properties) {
        Population population = new Population(properties.seed(), properties.size());
        Thread.ofPlatform().daemon().name("population").start(population::prepare);
        return population;
    }
}
