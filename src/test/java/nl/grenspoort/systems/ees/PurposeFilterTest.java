package nl.grenspoort.systems.ees;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.access.Purpose;
import nl.grenspoort.systems.ees.EesFile.Enrolment;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;
import java.util.List;

class PurposeFilterTest {
    private static final EesFile.Entry CONCLUDED =
            new EesFile.Entry(
                    Instant.parse("2026-04-02T07:40:00Z"),
                    "NL-AMS",
                    Instant.parse("2026-04-20T16:05:00Z"),
                    "DE-FRA",
                    null);
    private static final EesFile.Entry OPEN =
            new EesFile.Entry(Instant.parse("2026-11-01T10:00:00Z"), "NL-AMS", null, null, null);
    private static final EesData WHOLE =
            new EesData(
                    List.of(
                            new EesFile(
                                    "EES-1",
                                    true,
                                    Enrolment.PRESENT,
                                    Enrolment.MISSING,
                                    List.of(CONCLUDED, OPEN),
                                    List.of(
                                            new EesFile.Refusal(
                                                    Instant.EPOCH, "NL-RTM", List.of("E"))))));

    @ParameterizedTest
    @EnumSource(
            value = Purpose.class,
            names = {"BORDER_ENTRY_TCN", "BORDER_EXIT_TCN"})
    void a_third_country_national_is_judged_by_the_whole_file(Purpose purpose) {
        assertThat(PurposeFilter.cut(purpose, WHOLE)).isEqualTo(WHOLE);
    }

    @Test
    void free_movement_sees_registration_and_open_stay_only() {
        assertThat(PurposeFilter.cut(Purpose.BORDER_FREE_MOVEMENT, WHOLE).files())
                .containsExactly(
                        new EesFile(
                                "EES-1",
                                true,
                                Enrolment.PRESENT,
                                Enrolment.MISSING,
                                List.of(OPEN),
                                List.of()));
    }
}
