package nl.grenspoort.reference;

import nl.grenspoort.quality.PropertiesContract;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

class PlacesPropertiesTest {
    @Test
    void properties_have_the_documented_names_and_defaults() {
        PropertiesContract.assertDefaults(
                new PlacesProperties(
                        Path.of("config/reference/lanes.yaml"),
                        Path.of("config/reference/crossing-points.yaml")));
        PropertiesContract.assertNames(
                Map.of("lanes", "l.yaml", "crossing-points", "c.yaml"),
                new PlacesProperties(Path.of("l.yaml"), Path.of("c.yaml")));
    }
}
