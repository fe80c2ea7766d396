package nl.grenspoort.systems.sis;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.production.TestSettings;
import nl.grenspoort.quality.Threat;
import nl.grenspoort.start.Refusal;

import org.junit.jupiter.api.Test;

import java.util.Map;

class SisCheckTest {
    @Test
    @Threat("T-CFG-7")
    void answers_signed_by_a_test_number_are_not_to_be_believed() {
        assertThat(new SisCheck().refusals(TestSettings.of(Map.of())))
                .extracting(Refusal::id)
                .containsExactly("test-signer");
    }

    @Test
    void a_number_of_its_own_or_no_connection_is_not_refused() {
        assertThat(
                        new SisCheck()
                                .refusals(
                                        TestSettings.of(
                                                Map.of(
                                                        "grenspoort.sis.signer-oin",
                                                        "00000001999990021000"))))
                .isEmpty();
        assertThat(
                        new SisCheck()
                                .refusals(
                                        TestSettings.of(
                                                Map.of("grenspoort.systems.sis.enabled", "false"))))
                .isEmpty();
    }
}
