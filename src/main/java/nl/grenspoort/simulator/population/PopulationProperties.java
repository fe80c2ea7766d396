package nl.grenspoort.simulator.population;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who lives in the simulated systems besides the persons of files and scenarios.
 *
 * @param seed another one gives other persons; the same one the same persons on every machine
 * @param size number of persons; 0 for none
 */
@ConfigurationProperties("grenspoort.simulators.population")
record PopulationProperties(@DefaultValue("2026") long seed, @DefaultValue("50000") int size) {
    PopulationProperties {
        if (size < 0 || size > Population.LARGEST) {
            throw new IllegalArgumentException(
                    "grenspoort.simulators.population.size must be 0 to " + Population.LARGEST);
        }
    }
}
