package nl.grenspoort.systems;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.quality.PropertiesContract;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

class LateAnswersPropertiesTest {
    @Test
    void defaults() {
        PropertiesContract.assertDefaults(new LateAnswersProperties(Duration.ofSeconds(20), 16));
    }

    @Test
    void names() {
        PropertiesContract.assertNames(
                Map.of("listen-for", "7s", "most", "3"),
                new LateAnswersProperties(Duration.ofSeconds(7), 3));
    }

    @Test
    void nothing_is_less_than_none() {
        assertThatThrownBy(() -> new LateAnswersProperties(Duration.ofSeconds(-1), 1))
                .hasMessageContaining("grenspoort.late-answers.listen-for");
        assertThatThrownBy(() -> new LateAnswersProperties(Duration.ZERO, -1))
                .hasMessageContaining("grenspoort.late-answers.most");
    }
}
