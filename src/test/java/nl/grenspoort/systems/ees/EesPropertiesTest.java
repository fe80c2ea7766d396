package nl.grenspoort.systems.ees;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.quality.PropertiesContract;
import nl.grenspoort.trust.Oin;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

class EesPropertiesTest {
    private static final Oin EES = new Oin("00000099000000012000");

    @Test
    void properties_have_the_documented_names_and_defaults() {
        PropertiesContract.assertDefaults(
                new EesProperties(EES, Duration.ofMinutes(1), Duration.ofSeconds(10)));
        PropertiesContract.assertNames(
                Map.of("signer-oin", "00000099000000012900", "max-age", "30s", "clock-skew", "2s"),
                new EesProperties(
                        new Oin("00000099000000012900"),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(2)));
    }

    @Test
    void ages_that_accept_nothing_are_refused_by_name() {
        assertThatThrownBy(() -> new EesProperties(EES, Duration.ZERO, Duration.ZERO))
                .hasMessageContaining("grenspoort.ees.max-age");
        assertThatThrownBy(
                        () -> new EesProperties(EES, Duration.ofMinutes(1), Duration.ofSeconds(-1)))
                .hasMessageContaining("grenspoort.ees.clock-skew");
    }
}
