package nl.grenspoort.trust;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.quality.PropertiesContract;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class TrustPropertiesTest {
    @Test
    void defaults_are_the_demo_and_every_property_has_its_name() {
        PropertiesContract.assertDefaults(
                new TrustProperties(
                        Path.of("certs/demo"),
                        true,
                        3072,
                        TrustProperties.Source.PEM,
                        null,
                        null,
                        null,
                        false,
                        Duration.ofDays(30),
                        List.of("TRIAL"),
                        null,
                        Duration.ZERO,
                        Duration.ofHours(1)));
        // of password-file and password-variable one must be empty
        Map<String, String> properties = new HashMap<>();
        properties.put("directory", "c");
        properties.put("demo", "false");
        properties.put("signing-key-bits", "4096");
        properties.put("source", "pkcs11");
        properties.put("store", "p11.cfg");
        properties.put("password-file", "pin");
        properties.put("password-variable", "");
        properties.put("production", "true");
        properties.put("warn-before", "10d");
        properties.put("trial-roots", "Proef,Trial");
        properties.put("crl-directory", "crl");
        properties.put("crl-grace", "2h");
        properties.put("session-timeout", "10m");
        PropertiesContract.assertNames(
                properties,
                new TrustProperties(
                        Path.of("c"),
                        false,
                        4096,
                        TrustProperties.Source.PKCS11,
                        Path.of("p11.cfg"),
                        Path.of("pin"),
                        null,
                        true,
                        Duration.ofDays(10),
                        List.of("Proef", "Trial"),
                        Path.of("crl"),
                        Duration.ofHours(2),
                        Duration.ofMinutes(10)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "signing-key-bits=2047 | signing-key-bits",
                "source=pkcs12 | source must be pem where demo",
                "production=true | production and demo",
                "demo=false;source=pkcs12 | store is missing",
                "store=keys.p12 | store is for",
                "demo=false;source=pkcs12;store=s | password-file or password-variable is missing",
                "demo=false;source=pkcs12;store=s;password-file=a;password-variable=B | or both",
                "password-file=a | are for source",
                "demo=false;production=true | crl-directory is missing",
                "warn-before=-1d | warn-before",
                "crl-grace=8d | crl-grace",
                "session-timeout=0s | session-timeout",
                "trial-roots[0]=TRIAL;trial-roots[1]= | trial-roots"
            })
    void what_does_not_fit_together_is_refused_by_name(String settings, String message) {
        Map<String, String> properties = new HashMap<>();
        for (String setting : settings.split(";")) {
            String[] pair = setting.split("=", 2);
            properties.put("grenspoort.trust." + pair[0], pair[1]);
        }
        assertThatThrownBy(
                        () ->
                                new Binder(new MapConfigurationPropertySource(properties))
                                        .bindOrCreate("grenspoort.trust", TrustProperties.class))
                .rootCause()
                .hasMessageContaining("grenspoort.trust.")
                .hasMessageContaining(message);
    }
}
