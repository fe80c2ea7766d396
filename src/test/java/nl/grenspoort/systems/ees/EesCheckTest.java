package nl.grenspoort.systems.ees;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.production.TestSettings;
import nl.grenspoort.quality.Threat;
import nl.grenspoort.start.Refusal;

import org.junit.jupiter.api.Test;

import java.util.Map;

class EesCheckTest {
    @Test
    @Threat("T-CFG-7")
    void answers_signed_by_a_test_number_are_not_to_be_believed() {
        assertThat(new EesCheck().refusals(TestSettings.of(Map.of())))
                .extracting(Refusal::id)
                .containsExactly("test-signer");
    }

    @Test
    void a_number_of_its_own_or_no_connection_is_not_refused() {
        assertThat(
                        new EesCheck()
                                .refusals(
                                        TestSettings.of(
                                                Map.of(
                                                        "grenspoort.ees.signer-oin",
                                                        "00000001999990021000"))))
                .isEmpty();
        assertThat(
                        new EesCheck()
                                .refusals(
                                        TestSettings.of(
                                                Map.of("grenspoort.systems.ees.enabled", "false"))))
                .isEmpty();
    }
}
