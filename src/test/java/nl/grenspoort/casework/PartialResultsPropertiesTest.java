package nl.grenspoort.casework;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.quality.PropertiesContract;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

class PartialResultsPropertiesTest {
    @Test
    void defaults() {
        PropertiesContract.assertDefaults(new PartialResultsProperties(Duration.ofMillis(300), 2));
    }

    @Test
    void names() {
        PropertiesContract.assertNames(
                Map.of("after", "1s", "writers", "5"),
                new PartialResultsProperties(Duration.ofSeconds(1), 5));
    }

    @Test
    void somebody_writes_and_nothing_is_written_before_it_is_known() {
        assertThatThrownBy(() -> new PartialResultsProperties(Duration.ofMillis(-1), 1))
                .hasMessageContaining("grenspoort.partial-results.after");
        assertThatThrownBy(() -> new PartialResultsProperties(Duration.ZERO, 0))
                .hasMessageContaining("grenspoort.partial-results.writers");
    }
}
