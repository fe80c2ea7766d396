package nl.grenspoort.kiosk;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.quality.PropertiesContract;

import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.util.Map;

class KioskPropertiesTest {
    static final KioskProperties DEFAULTS =
            new KioskProperties(
                    DataSize.ofMegabytes(12),
                    DataSize.ofMegabytes(64),
                    Duration.ofSeconds(20),
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
                        "body-timeout", "3s",
                        "max-documents", "4",
                        "max-chip-file", "5KB",
                        "max-image", "6KB",
                        "max-wait", "7s",
                        "sandbox", "true"),
                new KioskProperties(
                        DataSize.ofMegabytes(1),
                        DataSize.ofMegabytes(2),
                        Duration.ofSeconds(3),
                        4,
                        DataSize.ofKilobytes(5),
                        DataSize.ofKilobytes(6),
                        Duration.ofSeconds(7),
                        true));
    }

    @Test
    void limits_that_allow_nothing_are_refused_by_name() {
        DataSize size = DataSize.ofKilobytes(1);
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(
                        () ->
                                new KioskProperties(
                                        DataSize.ofBytes(0),
                                        size,
                                        second,
                                        1,
                                        size,
                                        size,
                                        second,
                                        false))
                .hasMessageContaining("grenspoort.kiosk.max-body");
        assertThatThrownBy(
                        () ->
                                new KioskProperties(
                                        size, size, Duration.ZERO, 1, size, size, second, false))
                .hasMessageContaining("grenspoort.kiosk.body-timeout");
        assertThatThrownBy(
                        () -> new KioskProperties(size, size, second, 0, size, size, second, false))
                .hasMessageContaining("grenspoort.kiosk.max-documents");
        assertThatThrownBy(
                        () ->
                                new KioskProperties(
                                        size, size, second, 1, size, size, second.negated(), false))
                .hasMessageContaining("grenspoort.kiosk.max-wait");
    }
}
