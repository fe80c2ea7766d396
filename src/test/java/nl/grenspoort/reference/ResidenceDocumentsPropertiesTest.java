package nl.grenspoort.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.production.TestSettings;
import nl.grenspoort.quality.PropertiesContract;
import nl.grenspoort.start.Refusal;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

class ResidenceDocumentsPropertiesTest {
    private static final Path DEFAULT = Path.of("config/reference/residence-documents.yaml");

    @Test
    void properties_have_the_documented_names_and_defaults() {
        PropertiesContract.assertDefaults(new ResidenceDocumentsProperties(DEFAULT, Set.of()));
        PropertiesContract.assertNames(
                Map.of("file", "d.yaml", "specimen-issuers", "UTO"),
                new ResidenceDocumentsProperties(Path.of("d.yaml"), Set.of("UTO")));
    }

    @Test
    void specimens_are_codes_of_issuers() {
        assertThat(new ResidenceDocumentsProperties(DEFAULT, Set.of("UTO")).specimens())
                .containsExactly(new CountryCode("UTO"));
        assertThatThrownBy(() -> new ResidenceDocumentsProperties(DEFAULT, Set.of("utopia")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("grenspoort.residence-documents.specimen-issuers");
    }

    @Test
    void production_takes_no_specimen_for_a_document() {
        assertThat(new SpecimenCheck().refusals(TestSettings.of(Map.of()))).isEmpty();
        assertThat(
                        new SpecimenCheck()
                                .refusals(
                                        TestSettings.of(
                                                Map.of(
                                                        "grenspoort.residence-documents.specimen-issuers",
                                                        "UTO"))))
                .extracting(Refusal::id)
                .containsExactly("specimen-documents");
    }
}
