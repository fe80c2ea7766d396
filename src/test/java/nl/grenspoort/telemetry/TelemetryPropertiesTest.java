package nl.grenspoort.telemetry;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.quality.PropertiesContract;
import nl.grenspoort.quality.Threat;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Set;

class TelemetryPropertiesTest {
    @Test
    void defaults() {
        PropertiesContract.assertDefaults(new TelemetryProperties(0.1, 10, Set.of("EES")));
    }

    @Test
    void names() {
        PropertiesContract.assertNames(
                Map.of("sampled-share", "0.5", "traces-per-second", "3", "count-data", "EES,VIS"),
                new TelemetryProperties(0.5, 3, Set.of("EES", "VIS")));
    }

    @Test
    void what_can_not_be_is_refused() {
        assertThatThrownBy(() -> new TelemetryProperties(1.1, 10, Set.of()))
                .hasMessageContaining("sampled-share");
        assertThatThrownBy(() -> new TelemetryProperties(Double.NaN, 10, Set.of()))
                .hasMessageContaining("sampled-share");
        assertThatThrownBy(() -> new TelemetryProperties(1, -1, Set.of()))
                .hasMessageContaining("traces-per-second");
    }

    @Threat("T-OPS-2")
    @Test
    void alerts_are_never_counted_apart() {
        assertThatThrownBy(() -> new TelemetryProperties(1, 1, Set.of("SIS")))
                .hasMessageContaining("SIS");
    }
}
