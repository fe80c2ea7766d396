package nl.grenspoort.casework;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.Lane;
import nl.grenspoort.entry.Facts.EesFact;
import nl.grenspoort.entry.stay.Extension;
import nl.grenspoort.entry.stay.Stay;
import nl.grenspoort.entry.stay.StayCalendar;
import nl.grenspoort.entry.stay.StayCalendar.Area;
import nl.grenspoort.entry.stay.StayCount;
import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.ees.EesData;
import nl.grenspoort.systems.ees.EesFile;
import nl.grenspoort.systems.ees.EesFile.Enrolment;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** From what the EES answers to stays in calendar days. */
class StayFactsTest {
    private final StayFacts facts = new StayFacts(Cases.SCHENGEN);

    /** T11: twenty minutes around midnight are two days; the day is that of the crossing point. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-01T22:50:00Z, NL-AMS, 2026-03-01T23:10:00Z, NL-AMS, NLD, 2026-03-01, 2026-03-02, 2",
        "2026-07-01T21:50:00Z, NL-AMS, 2026-07-01T22:10:00Z, NL-AMS, NLD, 2026-07-01, 2026-07-02, 2",
        "2026-03-01T21:50:00Z, GR-ATH, 2026-03-01T22:10:00Z, GR-ATH, GRC, 2026-03-01, 2026-03-02, 2",
        "2026-03-01T22:50:00Z, PT-LIS, 2026-03-01T23:10:00Z, PT-LIS, PRT, 2026-03-01, 2026-03-01, 1",
        "2026-03-01T22:10:00Z, GR-ATH, 2026-03-01T23:40:00Z, PT-LIS, GRC, 2026-03-02, 2026-03-02, 1"
    })
    void days_are_those_of_the_crossing_points(
            Instant entryAt,
            String entryPoint,
            Instant exitAt,
            String exitPoint,
            String state,
            LocalDate entry,
            LocalDate exit,
            int days) {
        Stay stay =
                stays(new EesFile.Entry(entryAt, entryPoint, exitAt, exitPoint, null)).getFirst();
        assertThat(stay).isEqualTo(Stay.recorded(new CountryCode(state), entry, exit));
        assertThat(
                        StayCount.of(
                                        List.of(stay),
                                        List.of(),
                                        facts.around(Cases.opened(Lane.DESK)),
                                        Cases.TODAY)
                                .used(LocalDate.of(2026, 7, 2)))
                .isEqualTo(days);
    }

    @Test
    void an_extension_and_the_authorised_end_are_carried_over() {
        LocalDate until = LocalDate.of(2026, 12, 1);
        Stay stay =
                stays(
                                new EesFile.Entry(
                                        Cases.NOW,
                                        "NL-AMS",
                                        null,
                                        null,
                                        until,
                                        new EesFile.Extension(
                                                until.plusDays(9),
                                                EesFile.Extension.Ground.BILATERAL_AGREEMENT)))
                        .getFirst();
        assertThat(stay.authorisedUntil()).isEqualTo(until);
        assertThat(stay.extension())
                .isEqualTo(new Extension(until.plusDays(9), Extension.Ground.BILATERAL_AGREEMENT));
    }

    @ParameterizedTest
    @CsvSource({
        "PRESENT, MISSING, true",
        "MISSING, PRESENT, true",
        "MISSING, NOT_APPLICABLE, false",
        "NOT_TOLD, NOT_TOLD, false"
    })
    void a_file_has_biometrics_when_face_or_fingers_are_enrolled(
            Enrolment face, Enrolment fingers, boolean biometrics) {
        EesFact fact = fact(List.of(new EesFile("F", false, face, fingers, List.of(), List.of())));
        assertThat(fact.biometrics()).isEqualTo(biometrics);
    }

    @Test
    void of_a_point_that_the_calendar_does_not_know_the_two_letters_are_the_state() {
        assertThat(stays(new EesFile.Entry(Cases.NOW, "XX-YYY", null, null, null)))
                .extracting(Stay::state)
                .containsExactly(new CountryCode("XX"));
    }

    @Test
    void a_check_keeps_as_much_of_the_calendar_as_it_needs() {
        StayCalendar calendar = facts.around(Cases.opened(Lane.DESK));
        assertThat(calendar.here()).isEqualTo(new CountryCode("NLD"));
        assertThat(calendar.areaOf(new CountryCode("D"), Cases.TODAY)).isEqualTo(Area.COMMON);
        assertThat(calendar.areaOf(new CountryCode("CYP"), Cases.TODAY)).isEqualTo(Area.OWN);
        assertThat(calendar.areaOf(new CountryCode("BES"), Cases.TODAY)).isEqualTo(Area.OUTSIDE);
        assertThat(calendar.areaOf(new CountryCode("GBR"), Cases.TODAY)).isEqualTo(Area.UNNAMED);
        assertThat(calendar.areaOf(new CountryCode("NLD"), Cases.TODAY.minusDays(359)))
                .isEqualTo(Area.COMMON);

        JsonMapper json = JsonMapper.builder().build();
        String written = json.writeValueAsString(calendar);
        assertThat(json.readValue(written, StayCalendar.class)).isEqualTo(calendar);
        assertThat(written).hasSizeLessThan(1_500);
    }

    private List<Stay> stays(EesFile.Entry... entries) {
        return fact(List.of(
                        new EesFile(
                                "F",
                                false,
                                Enrolment.PRESENT,
                                Enrolment.PRESENT,
                                List.of(entries),
                                List.of())))
                .periods();
    }

    private EesFact fact(List<EesFile> files) {
        return requireNonNull(
                facts.ees(
                        new SystemAnswer.Data(
                                Cases.EES, SystemAnswer.Source.CENTRAL, new EesData(files))));
    }
}
