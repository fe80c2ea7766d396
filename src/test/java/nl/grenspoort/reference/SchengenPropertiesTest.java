package nl.grenspoort.reference;

import nl.grenspoort.quality.PropertiesContract;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

class SchengenPropertiesTest {
    @Test
    void properties_have_the_documented_names_and_defaults() {
        PropertiesContract.assertDefaults(
                new SchengenProperties(Path.of("config/reference/schengen.yaml")));
        PropertiesContract.assertNames(
                Map.of("file", "s.yaml"), new SchengenProperties(Path.of("s.yaml")));
    }
}
