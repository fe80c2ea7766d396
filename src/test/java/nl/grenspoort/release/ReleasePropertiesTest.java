package nl.grenspoort.release;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.quality.PropertiesContract;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

class ReleasePropertiesTest {
    private static final Path JSON = Path.of("config/release.json");
    private static final Path SIGNATURE = Path.of("config/release.p7s");

    @Test
    void two_people_sign_by_default() {
        PropertiesContract.assertDefaults(new ReleaseProperties(JSON, SIGNATURE, 2, "release-ca"));
    }

    @Test
    void every_property_has_its_name() {
        PropertiesContract.assertNames(
                Map.of("manifest", "a", "signature", "b", "signatures", "3", "anchors", "c"),
                new ReleaseProperties(Path.of("a"), Path.of("b"), 3, "c"));
    }

    @Test
    void nobody_at_all_can_not_be_enough() {
        assertThatThrownBy(() -> new ReleaseProperties(JSON, SIGNATURE, 0, "release-ca"))
                .hasMessageContaining("grenspoort.release.signatures");
        assertThatThrownBy(() -> new ReleaseProperties(JSON, SIGNATURE, 2, "../tls-ca"))
                .hasMessageContaining("grenspoort.release.anchors");
    }
}
