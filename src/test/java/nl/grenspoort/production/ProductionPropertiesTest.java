package nl.grenspoort.production;

import nl.grenspoort.quality.PropertiesContract;

import org.junit.jupiter.api.Test;

import java.util.Map;

class ProductionPropertiesTest {
    @Test
    void nothing_is_exposed_by_default() {
        PropertiesContract.assertDefaults(new ProductionProperties(false));
    }

    @Test
    void every_property_has_its_name() {
        PropertiesContract.assertNames(
                Map.of("management-exposed", "true"), new ProductionProperties(true));
    }
}
