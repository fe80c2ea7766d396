package nl.grenspoort.casework;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.quality.PropertiesContract;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

class PartyPropertiesTest {
    @Test
    void properties_have_the_documented_names_and_defaults() {
        PropertiesContract.assertDefaults(new PartyProperties(Duration.ofHours(12), 500));
        PropertiesContract.assertNames(
                Map.of("within", "2h", "most", "7"), new PartyProperties(Duration.ofHours(2), 7));
    }

    @Test
    void a_party_has_members_and_some_time() {
        assertThatThrownBy(() -> new PartyProperties(Duration.ZERO, 1))
                .hasMessageContaining("grenspoort.party.within");
        assertThatThrownBy(() -> new PartyProperties(Duration.ofHours(1), 0))
                .hasMessageContaining("grenspoort.party.most");
    }
}
