package nl.grenspoort.simulator.population;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.quality.PropertiesContract;

import org.junit.jupiter.api.Test;

import java.util.Map;

class PopulationPropertiesTest {
    @Test
    void defaults() {
        PropertiesContract.assertDefaults(new PopulationProperties(2026, 50_000));
    }

    @Test
    void names() {
        PropertiesContract.assertNames(
                Map.of("seed", "7", "size", "0"), new PopulationProperties(7, 0));
    }

    @Test
    void a_size_beyond_the_document_numbers_is_refused() {
        assertThatThrownBy(() -> new PopulationProperties(1, -1))
                .hasMessageContaining("grenspoort.simulators.population.size");
        assertThatThrownBy(() -> new PopulationProperties(1, 500_001))
                .hasMessageContaining("0 to 500000");
    }
}
