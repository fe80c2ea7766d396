package nl.grenspoort.systems.vis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.production.TestSettings;
import nl.grenspoort.quality.PropertiesContract;
import nl.grenspoort.quality.Threat;
import nl.grenspoort.start.Refusal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Settings of the connection to the VIS. */
class VisPropertiesTest {
    private static final Map<String, String> OTHERS =
            Map.of(
                    "state", "BEL",
                    "signer-oin", "00000099000000012000",
                    "address", "https://vis.example/v1",
                    "from-address", "https://grenspoort.example",
                    "timestamp-ttl", "2m",
                    "clock-skew", "10s",
                    "max-answer", "2MB");

    @Test
    void settings_have_the_documented_names_and_defaults() {
        PropertiesContract.assertDefaults(VisQuestions.PROPERTIES);
        PropertiesContract.assertNames(
                OTHERS,
                new VisProperties(
                        new CountryCode("BEL"),
                        "00000099000000012000",
                        URI.create("https://vis.example/v1"),
                        URI.create("https://grenspoort.example"),
                        Duration.ofMinutes(2),
                        Duration.ofSeconds(10),
                        DataSize.ofMegabytes(2)));
    }

    @ParameterizedTest
    @CsvSource({
        "signer-oin, 123",
        "address, https://vis.example/v1?OIN=1",
        "from-address, https://grenspoort.example?x",
        "timestamp-ttl, 0s",
        "clock-skew, 10m",
        "max-answer, 1B"
    })
    void a_setting_that_cannot_be_used_is_named(String name, String value) {
        Map<String, String> changed = new HashMap<>(OTHERS);
        changed.put(name, value);
        assertThatThrownBy(() -> PropertiesContract.assertNames(changed, VisQuestions.PROPERTIES))
                .hasStackTraceContaining("grenspoort.vis." + name);
    }

    @Test
    @Threat("T-CFG-7")
    void answers_signed_by_a_test_number_are_not_to_be_believed() {
        assertThat(new VisCheck().refusals(TestSettings.of(Map.of())))
                .extracting(Refusal::id)
                .containsExactly("test-signer");
        assertThat(
                        new VisCheck()
                                .refusals(
                                        TestSettings.of(
                                                Map.of("grenspoort.systems.vis.enabled", "false"))))
                .isEmpty();
    }
}
