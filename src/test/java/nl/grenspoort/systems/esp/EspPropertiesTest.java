package nl.grenspoort.systems.esp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.access.TestPolicies;
import nl.grenspoort.quality.PropertiesContract;
import nl.grenspoort.trust.Oin;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

class EspPropertiesTest {
    private static final Oin ESP = new Oin("00000099000000020000");

    private static EspProperties with(Duration maxAge, Duration patience, Duration hold) {
        return new EspProperties(
                true, Set.of("SIS"), ESP, maxAge, Duration.ofSeconds(2), patience, hold);
    }

    @Test
    void properties_have_the_documented_names_and_defaults() {
        PropertiesContract.assertDefaults(
                new EspProperties(
                        false,
                        Set.of("SIS", "EES", "ETIAS", "VIS", "SLTD"),
                        ESP,
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(10),
                        Duration.ofMillis(2500),
                        Duration.ofMillis(500)));
        PropertiesContract.assertNames(
                Map.of(
                        "live", "true",
                        "systems", "SIS",
                        "signer-oin", "00000099000000020000",
                        "max-age", "30s",
                        "clock-skew", "2s",
                        "patience", "1s",
                        "hold", "100ms"),
                with(Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofMillis(100)));
    }

    @Test
    void times_that_ask_nobody_are_refused_by_name() {
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> with(Duration.ZERO, second, Duration.ofMillis(1)))
                .hasMessageContaining("grenspoort.esp.max-age");
        assertThatThrownBy(() -> with(second, Duration.ZERO, Duration.ofMillis(1)))
                .hasMessageContaining("grenspoort.esp.patience");
        assertThatThrownBy(() -> with(second, second, second))
                .hasMessageContaining("grenspoort.esp.hold");
    }

    @Test
    void user_profiles_follow_from_the_access_policy() {
        UserProfile entry =
                UserProfile.all(TestPolicies.asShipped()).get("BORDER_ENTRY_TCN.FIRST_LINE");

        assertThat(entry).isNotNull();
        assertThat(entry.version()).isEqualTo(TestPolicies.asShipped().version());
        assertThat(entry.systems())
                .containsKeys(new SystemId("SIS"), new SystemId("EES"))
                .doesNotContainKeys(new SystemId("ECRIS-TCN"), new SystemId("EURODAC"));
    }
}
