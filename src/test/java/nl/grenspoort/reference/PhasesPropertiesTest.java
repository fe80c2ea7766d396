package nl.grenspoort.reference;

import nl.grenspoort.quality.PropertiesContract;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

class PhasesPropertiesTest {
    @Test
    void properties_have_the_documented_names_and_defaults() {
        PropertiesContract.assertDefaults(
                new PhasesProperties(Path.of("config/reference/phases.yaml")));
        PropertiesContract.assertNames(
                Map.of("file", "p.yaml"), new PhasesProperties(Path.of("p.yaml")));
    }
}
