package nl.grenspoort.systems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.quality.PropertiesContract;
import nl.grenspoort.trust.Oin;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.util.unit.DataSize;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

class SystemsPropertiesTest {
    private static final URI ADDRESS = URI.create("https://sis.example");

    @Test
    void without_settings_no_system_is_connected() {
        PropertiesContract.assertDefaults(new SystemsProperties(Map.of()));
    }

    @Test
    void an_address_is_enough_for_a_system() {
        PropertiesContract.assertNames(
                Map.of("systems.ecris-tcn.address", "https://sis.example"),
                new SystemsProperties(
                        Map.of(
                                "ecris-tcn",
                                new SystemPolicy(
                                        null,
                                        null,
                                        ADDRESS,
                                        true,
                                        Duration.ofSeconds(3),
                                        Duration.ofSeconds(1),
                                        DataSize.ofMegabytes(1),
                                        64,
                                        2,
                                        Duration.ofMillis(100),
                                        new SystemPolicy.Breaker(20, 50, Duration.ofSeconds(5))))));
    }

    @Test
    void every_setting_of_a_system_has_its_documented_name() {
        PropertiesContract.assertNames(
                Map.ofEntries(
                        Map.entry("systems.sis.kind", "national-register"),
                        Map.entry("systems.sis.signer.oin", "00000099000000099000"),
                        Map.entry("systems.sis.signer.max-age", "30s"),
                        Map.entry("systems.sis.signer.clock-skew", "2s"),
                        Map.entry("systems.sis.address", "https://sis.example"),
                        Map.entry("systems.sis.enabled", "false"),
                        Map.entry("systems.sis.deadline", "4s"),
                        Map.entry("systems.sis.connect-timeout", "2s"),
                        Map.entry("systems.sis.max-reply", "2MB"),
                        Map.entry("systems.sis.concurrent", "5"),
                        Map.entry("systems.sis.attempts", "6"),
                        Map.entry("systems.sis.retry-after", "7ms"),
                        Map.entry("systems.sis.breaker.window", "8"),
                        Map.entry("systems.sis.breaker.failure-rate", "9"),
                        Map.entry("systems.sis.breaker.open-for", "10s")),
                new SystemsProperties(
                        Map.of(
                                "sis",
                                new SystemPolicy(
                                        "national-register",
                                        new SystemPolicy.Signer(
                                                new Oin("00000099000000099000"),
                                                Duration.ofSeconds(30),
                                                Duration.ofSeconds(2)),
                                        ADDRESS,
                                        false,
                                        Duration.ofSeconds(4),
                                        Duration.ofSeconds(2),
                                        DataSize.ofMegabytes(2),
                                        5,
                                        6,
                                        Duration.ofMillis(7),
                                        new SystemPolicy.Breaker(8, 9, Duration.ofSeconds(10))))));
    }

    @ParameterizedTest
    @CsvSource({
        "address,http://sis.example",
        "address,ftp://sis.example",
        "deadline,0s",
        "connect-timeout,0s",
        "max-reply,0B",
        "concurrent,0",
        "attempts,0",
        "retry-after,-1ms",
        "breaker.window,0",
        "breaker.failure-rate,0",
        "breaker.failure-rate,101",
        "breaker.open-for,0s"
    })
    void a_setting_that_makes_no_sense_is_refused_by_name(String name, String value) {
        Map<String, String> settings = new java.util.HashMap<>();
        settings.put("systems.sis.address", "https://sis.example");
        settings.put("systems.sis." + name, value);
        SystemsProperties any = new SystemsProperties(Map.of());
        assertThatThrownBy(() -> PropertiesContract.assertNames(settings, any))
                .isInstanceOf(BindException.class)
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .rootCause()
                .hasMessageContaining("grenspoort.systems.*." + name);
    }

    @Test
    void a_system_of_a_kind_says_who_signs_and_no_other_does() {
        assertThatThrownBy(() -> bind("kind", "national-register"))
                .rootCause()
                .hasMessageContaining("signer.oin is missing");
        assertThatThrownBy(() -> bind("signer.oin", "00000099000000099000"))
                .rootCause()
                .hasMessageContaining("signer belongs to a system of a kind");
    }

    private static void bind(String name, String value) {
        PropertiesContract.assertNames(
                Map.of("systems.sis.address", "https://sis.example", "systems.sis." + name, value),
                new SystemsProperties(Map.of()));
    }

    @Test
    void a_system_that_is_not_set_up_is_named_with_its_missing_setting() {
        SystemsProperties none = new SystemsProperties(Map.of());
        SystemId ecris = new SystemId("ECRIS-TCN");
        assertThatThrownBy(() -> none.of(ecris))
                .hasMessageContaining("grenspoort.systems.ecris-tcn.address is missing");
        assertThat(ecris.key()).isEqualTo("ecris-tcn");
    }
}
