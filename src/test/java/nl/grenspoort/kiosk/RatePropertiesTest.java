package nl.grenspoort.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.access.Lane;
import nl.grenspoort.quality.PropertiesContract;

import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.util.Map;

class RatePropertiesTest {
    private static final RateProperties DEFAULTS =
            new RateProperties(
                    50,
                    200,
                    new RateProperties.Checks(60, 60, 120, 60),
                    32,
                    64,
                    10,
                    DataSize.ofMegabytes(64),
                    DataSize.ofMegabytes(24),
                    Duration.ofSeconds(1));

    @Test
    void defaults() {
        PropertiesContract.assertDefaults(DEFAULTS);
    }

    @Test
    void names() {
        PropertiesContract.assertNames(
                Map.ofEntries(
                        Map.entry("requests-per-second", "1"),
                        Map.entry("burst", "2"),
                        Map.entry("checks-per-minute.kiosk", "3"),
                        Map.entry("checks-per-minute.e-gate", "4"),
                        Map.entry("checks-per-minute.desk", "5"),
                        Map.entry("checks-per-minute.mobile", "6"),
                        Map.entry("concurrent", "7"),
                        Map.entry("waiting", "8"),
                        Map.entry("unregistered-per-second", "9"),
                        Map.entry("bodies", "10MB"),
                        Map.entry("bodies-per-terminal", "11KB"),
                        Map.entry("log-every", "12ms")),
                new RateProperties(
                        1,
                        2,
                        new RateProperties.Checks(3, 4, 5, 6),
                        7,
                        8,
                        9,
                        DataSize.ofMegabytes(10),
                        DataSize.ofKilobytes(11),
                        Duration.ofMillis(12)));
    }

    @Test
    void every_lane_has_its_limit() {
        assertThat(DEFAULTS.limits().checksPerMinute())
                .containsOnlyKeys(Lane.values())
                .containsEntry(Lane.DESK, 120);
    }

    @Test
    void a_limit_that_lets_nobody_in_is_refused_by_name() {
        assertThatThrownBy(() -> new RateProperties.Checks(1, 0, 1, 1))
                .hasMessageContaining("grenspoort.kiosk.rate.checks-per-minute.e-gate");
        assertThatThrownBy(() -> with(0, Duration.ofSeconds(1)))
                .hasMessageContaining("grenspoort.kiosk.rate.requests-per-second");
        assertThatThrownBy(() -> with(1, Duration.ZERO))
                .hasMessageContaining("grenspoort.kiosk.rate.log-every");
        assertThatThrownBy(() -> with(1, Duration.ofMinutes(1)))
                .hasMessageContaining("grenspoort.kiosk.rate.log-every");
    }

    private static RateProperties with(int perSecond, Duration logEvery) {
        return new RateProperties(
                perSecond,
                1,
                DEFAULTS.checksPerMinute(),
                1,
                1,
                1,
                DataSize.ofBytes(1),
                DataSize.ofBytes(1),
                logEvery);
    }
}
