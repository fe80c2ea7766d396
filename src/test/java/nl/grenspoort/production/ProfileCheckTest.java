package nl.grenspoort.production;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.quality.Threat;
import nl.grenspoort.start.Refusal;
import nl.grenspoort.start.Settings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;

class ProfileCheckTest {
    private static final Map<String, String> GOOD =
            Map.of(
                    "spring.profiles.active", "production",
                    "server.port", "8443",
                    "management.server.port", "9444",
                    "management.server.address", "127.0.0.1");

    /** The simulators are on the class path of every test. */
    private static final String ALWAYS = "simulators-present";

    @Test
    void settings_as_documented_are_not_refused() {
        assertThat(ids(TestSettings.of(GOOD))).containsExactly(ALWAYS);
    }

    @Test
    @Threat("T-CFG-5")
    void simulators_on_the_class_path_are_refused() {
        assertThat(ids(TestSettings.of(GOOD))).contains("simulators-present");
    }

    @ParameterizedTest
    @CsvSource({
        "spring.profiles.active, 'production,demo', demo-profile",
        "management.server.address, 0.0.0.0, management-exposed",
        "management.server.address, '', management-exposed",
        "management.server.address, no.such.host.invalid, management-exposed",
        "management.server.port, 8443, management-port",
        "management.endpoints.web.exposure.include, '*', management-endpoints",
        "management.endpoints.web.exposure.include, 'health,env', management-endpoints",
        "'management.endpoints.web.exposure.include[0]', heapdump, management-endpoints",
        "logging.level.root, DEBUG, debug-logging",
        "logging.level.org.apache.hc.client5.http.wire, trace, debug-logging",
        "debug, true, debug-logging",
        "camel.main.routes-include-pattern, 'file:/tmp/*', framework-settings",
        "camel.main.routes-collector-enabled, true, framework-settings",
        "spring.main.sources, evil.Code, framework-settings",
        "spring.flyway.locations, 'filesystem:/tmp', framework-settings",
    })
    @Threat("T-CFG-5")
    void what_could_open_a_way_in_is_refused(String name, String value, String id) {
        assertThat(ids(TestSettings.with(GOOD, name, value))).contains(id);
    }

    @Test
    void health_may_be_exposed_on_purpose() {
        Settings settings =
                TestSettings.of(
                        Map.of(
                                "management.server.address", "0.0.0.0",
                                "management.server.port", "9444",
                                "grenspoort.production.management-exposed", "true"));
        assertThat(ids(settings)).containsExactly(ALWAYS);
    }

    private static List<String> ids(Settings settings) {
        return new ProfileCheck().refusals(settings).stream().map(Refusal::id).toList();
    }
}
