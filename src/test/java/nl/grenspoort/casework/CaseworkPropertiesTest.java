package nl.grenspoort.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.quality.PropertiesContract;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

class CaseworkPropertiesTest {
    @Test
    void properties_have_the_documented_names_and_defaults() {
        PropertiesContract.assertDefaults(Cases.PROPERTIES);
        PropertiesContract.assertNames(
                Map.of(
                        "consultation-deadline", "1s",
                        "fan-out-timeout", "2s",
                        "lease", "3s",
                        "resume-within", "4s",
                        "try-again-once-in", "5s",
                        "nationalities", "n.yaml"),
                new CaseworkProperties(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(5),
                        Path.of("n.yaml")));
    }

    /**
     * The deadline ends a question, the fan-out whatever still hangs, the lease the node's turn.
     */
    @Test
    void deadline_fan_out_and_lease_end_in_that_order() {
        assertRefused("fan-out-timeout", 2, 2, 3, 4, 5);
        assertRefused("lease", 1, 3, 3, 4, 5);
    }

    @Test
    void nothing_lasts_no_time() {
        assertRefused("consultation-deadline", 0, 2, 3, 4, 5);
        assertRefused("resume-within", 1, 2, 3, 0, 5);
        assertRefused("try-again-once-in", 1, 2, 3, 4, -1);
    }

    /** The route reads the same setting, so the shipped one must be set and be allowed. */
    @Test
    void the_shipped_settings_give_the_route_its_timeout() throws Exception {
        var shipped =
                new org.springframework.boot.env.YamlPropertySourceLoader()
                        .load(
                                "shipped",
                                new org.springframework.core.io.ClassPathResource(
                                        "application.yaml"))
                        .getFirst();
        assertThat(shipped.getProperty("grenspoort.casework.fan-out-timeout"))
                .isEqualTo(Cases.PROPERTIES.fanOutTimeout().toMillis() + "ms");
    }

    private static void assertRefused(String name, int... seconds) {
        assertThatThrownBy(
                        () ->
                                new CaseworkProperties(
                                        Duration.ofSeconds(seconds[0]),
                                        Duration.ofSeconds(seconds[1]),
                                        Duration.ofSeconds(seconds[2]),
                                        Duration.ofSeconds(seconds[3]),
                                        Duration.ofSeconds(seconds[4]),
                                        Path.of("n.yaml")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("grenspoort.casework." + name);
    }
}
