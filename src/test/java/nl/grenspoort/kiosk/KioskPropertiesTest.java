package nl.grenspoort.kiosk;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.quality.PropertiesContract;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.util.List;
import java.util.Map;

class KioskPropertiesTest {
    static final KioskProperties DEFAULTS =
            new KioskProperties(
                    DataSize.ofMegabytes(12),
                    DataSize.ofMegabytes(64),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(20),
                    512,
                    6,
                    DataSize.ofMegabytes(2),
                    DataSize.ofMegabytes(4),
                    Duration.ofSeconds(25),
                    false);

    @Test
    void defaults() {
        PropertiesContract.assertDefaults(DEFAULTS);
    }

    @Test
    void names() {
        PropertiesContract.assertNames(
                Map.of(
                        "max-body", "1MB",
                        "max-discarded", "2MB",
                        "head-timeout", "8s",
                        "body-timeout", "3s",
                        "connections-per-source", "9",
                        "max-documents", "4",
                        "max-chip-file", "5KB",
                        "max-image", "6KB",
                        "max-wait", "7s",
                        "sandbox", "true"),
                new KioskProperties(
                        DataSize.ofMegabytes(1),
                        DataSize.ofMegabytes(2),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(3),
                        9,
                        4,
                        DataSize.ofKilobytes(5),
                        DataSize.ofKilobytes(6),
                        Duration.ofSeconds(7),
                        true));
    }

    @Test
    void limits_that_allow_nothing_are_refused_by_name() {
        for (String name :
                List.of(
                        "max-body",
                        "max-chip-file",
                        "max-image",
                        "max-discarded",
                        "head-timeout",
                        "body-timeout",
                        "connections-per-source",
                        "max-documents")) {
            assertThatThrownBy(() -> bind(name, "0"))
                    .rootCause()
                    .hasMessageContaining("grenspoort.kiosk." + name);
        }
        assertThatThrownBy(() -> bind("max-wait", "-1s"))
                .rootCause()
                .hasMessageContaining("grenspoort.kiosk.max-wait");
    }

    private static void bind(String name, String value) {
        new Binder(new MapConfigurationPropertySource(Map.of("grenspoort.kiosk." + name, value)))
                .bindOrCreate("grenspoort.kiosk", KioskProperties.class);
    }
}
