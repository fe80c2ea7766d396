package nl.grenspoort.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.production.TestSettings;
import nl.grenspoort.quality.Threat;
import nl.grenspoort.start.Refusal;

import org.junit.jupiter.api.Test;

import java.util.Map;

class KioskCheckTest {
    @Test
    @Threat("T-CFG-5")
    void a_clock_that_callers_can_set_is_refused() {
        assertThat(
                        new KioskCheck()
                                .refusals(
                                        TestSettings.of(
                                                Map.of("grenspoort.kiosk.sandbox", "true"))))
                .extracting(Refusal::id)
                .containsExactly("sandbox");
        assertThat(new KioskCheck().refusals(TestSettings.of(Map.of()))).isEmpty();
    }
}
