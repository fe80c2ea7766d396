package nl.grenspoort.messagelog;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.quality.PropertiesContract;

import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.util.Map;

class MessageLogPropertiesTest {
    @Test
    void defaults_are_those_documented() {
        PropertiesContract.assertDefaults(MessageLogProperties.defaults());
    }

    @Test
    void every_property_has_the_name_operators_are_told() {
        PropertiesContract.assertNames(
                Map.of(
                        "origin", "a/b",
                        "queue-capacity", "7",
                        "queue-size", "2MB",
                        "batch-size", "3",
                        "commit-timeout", "4s",
                        "keep-answers", "true"),
                new MessageLogProperties(
                        "a/b", 7, DataSize.ofMegabytes(2), 3, Duration.ofSeconds(4), true));
    }

    @Test
    void a_queue_smaller_than_a_batch_is_refused() {
        assertThatThrownBy(
                        () ->
                                new MessageLogProperties(
                                        "a",
                                        2,
                                        DataSize.ofMegabytes(1),
                                        3,
                                        Duration.ofSeconds(1),
                                        true))
                .hasMessageContaining("queue-capacity");
    }
}
