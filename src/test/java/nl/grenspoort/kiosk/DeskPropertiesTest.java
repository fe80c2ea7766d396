package nl.grenspoort.kiosk;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.quality.PropertiesContract;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

class DeskPropertiesTest {
    @Test
    void defaults() {
        PropertiesContract.assertDefaults(
                new DeskProperties(Duration.ofMinutes(5), Duration.ofMinutes(1)));
    }

    @Test
    void names() {
        PropertiesContract.assertNames(
                Map.of("timestamp-ttl", "2m", "clock-skew", "30s"),
                new DeskProperties(Duration.ofMinutes(2), Duration.ofSeconds(30)));
    }

    @Test
    void times_that_make_no_sense_are_refused_by_name() {
        assertThatThrownBy(() -> new DeskProperties(Duration.ZERO, Duration.ZERO))
                .hasMessageContaining("grenspoort.kiosk.soap.timestamp-ttl");
        assertThatThrownBy(() -> new DeskProperties(Duration.ofHours(1), Duration.ZERO))
                .hasMessageContaining("grenspoort.kiosk.soap.timestamp-ttl");
        assertThatThrownBy(() -> new DeskProperties(Duration.ofMinutes(1), Duration.ofMinutes(2)))
                .hasMessageContaining("grenspoort.kiosk.soap.clock-skew");
    }
}
