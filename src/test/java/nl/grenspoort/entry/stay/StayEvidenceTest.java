package nl.grenspoort.entry.stay;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.entry.stay.Stay.Source;
import nl.grenspoort.entry.stay.StayEvidence.Kind;
import nl.grenspoort.entry.stay.StayEvidence.Note;
import nl.grenspoort.entry.stay.StayEvidence.Together;
import nl.grenspoort.identity.CountryCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.List;

class StayEvidenceTest {
    /** After stamps were read; a file with biometrics. */
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private static final LocalDate IN_TRANSITION = LocalDate.of(2026, 6, 1);

    @Test
    void a_stay_that_the_ees_does_not_know_is_added_and_named() {
        Stay shown = shown(Stays.FRA, "2026-02-01..2026-02-10", Source.STAMP);
        Together together = together(TODAY, true, "2026-05-01..2026-05-05", shown);
        assertThat(together.stays()).hasSize(2).contains(shown);
        assertThat(together.notes()).containsExactly(new Note(Kind.ADDED, shown, null));
    }

    @Test
    void since_stamps_are_read_no_more_the_ees_should_know_every_stay() {
        Stay shown = shown(Stays.FRA, "2026-10-20..2026-10-25", Source.STAMP);
        Together together = together(TODAY, true, "", shown);
        assertThat(together.stays()).containsExactly(shown);
        assertThat(together.notes()).containsExactly(new Note(Kind.NOT_IN_EES, shown, null));
    }

    @Test
    void the_same_dates_confirm_and_add_nothing() {
        Stay shown = shown(Stays.NLD, "2026-05-01..2026-05-05", Source.TICKET);
        Together together = together(TODAY, true, "2026-05-01..2026-05-05", shown);
        assertThat(together.stays()).hasSize(1);
        assertThat(together.notes()).extracting(Note::kind).containsExactly(Kind.CONFIRMED);
    }

    @Test
    void an_exit_stamp_fills_the_exit_that_is_missing() {
        Stay shown = shown(Stays.NLD, "2026-05-01..2026-05-05", Source.STAMP);
        Together together = together(TODAY, true, "2026-05-01..", shown);
        assertThat(together.stays()).containsExactly(recorded("2026-05-01..2026-05-05"));
        assertThat(together.notes())
                .containsExactly(new Note(Kind.EXIT_SHOWN, shown, recorded("2026-05-01..")));
    }

    @Test
    void an_entry_stamp_of_another_count_shows_that_the_last_stay_had_ended() {
        Stay shown = shown(Stays.CYP, "2026-05-20..2026-05-30", Source.STAMP);
        Together together = together(TODAY, true, "2026-01-01.. 2026-05-01..", shown);
        assertThat(together.stays())
                .containsExactly(
                        recorded("2026-01-01.."), recorded("2026-05-01..2026-05-20"), shown);
        assertThat(together.notes())
                .containsExactly(
                        new Note(Kind.EXIT_SHOWN, shown, recorded("2026-05-01..")),
                        new Note(Kind.APART, shown, null));
    }

    @ParameterizedTest
    @CsvSource({"CYP, APART", "IRL, OUTSIDE", "GBR, OUTSIDE"})
    void days_elsewhere_are_named_and_never_in_the_common_count(String state, Kind kind) {
        Stay shown = shown(new CountryCode(state), "2026-05-20..2026-05-30", Source.STAMP);
        Together together = together(TODAY, true, "", shown);
        assertThat(together.notes()).containsExactly(new Note(kind, shown, null));
        assertThat(
                        StayCount.of(together.stays(), List.of(), Stays.CALENDAR, TODAY)
                                .used(LocalDate.of(2026, 6, 1)))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        // today, biometrics, source, recorded, shown, which prevails, days of that stay
        "2026-11-23, true,  STAMP,  2026-09-03..2026-09-09, 2026-09-01..2026-09-09, EES_PREVAILS,   7",
        "2026-11-23, false, STAMP,  2026-09-03..2026-09-09, 2026-09-01..2026-09-09, EES_PREVAILS,   7",
        "2026-06-01, true,  STAMP,  2026-05-03..2026-05-09, 2026-05-01..2026-05-09, EES_PREVAILS,   7",
        "2026-06-01, false, TICKET, 2026-05-03..2026-05-09, 2026-05-01..2026-05-09, EES_PREVAILS,   7",
        "2026-06-01, false, STAMP,  2026-05-03..2026-05-09, 2026-05-01..2026-05-09, UNDECIDED,      7",
        "2026-10-07, false, STAMP,  2026-09-03..2026-09-09, 2026-09-01..2026-09-09, UNDECIDED,      7",
        "2026-10-08, false, STAMP,  2026-09-03..2026-09-09, 2026-09-01..2026-09-09, EES_PREVAILS,   7",
        "2025-12-01, true,  STAMP,  2025-10-15..2025-10-20, 2025-10-11..2025-10-20, STAMP_PREVAILS, 10",
        "2025-12-01, true,  STAMP,  2025-10-15..2025-10-20, 2025-10-12..2025-10-20, EES_PREVAILS,   6",
        "2025-12-01, true,  TICKET, 2025-10-15..2025-10-20, 2025-10-11..2025-10-20, EES_PREVAILS,   6"
    })
    void where_both_differ_one_prevails(
            LocalDate today,
            boolean biometrics,
            Source source,
            String recorded,
            String shown,
            Kind kind,
            int days) {
        Stay evidence = shown(Stays.NLD, shown, source);
        Together together = together(today, biometrics, recorded, evidence);
        assertThat(together.notes()).containsExactly(new Note(kind, evidence, recorded(recorded)));
        assertThat(StayCount.of(together.stays(), List.of(), Stays.CALENDAR, today).used(today))
                .isEqualTo(days);
    }

    @Test
    void the_end_of_one_stay_and_the_begin_of_the_next_on_one_day_are_two_stays() {
        Stay shown = shown(Stays.NLD, "2026-05-05..2026-05-08", Source.STAMP);
        Together together = together(IN_TRANSITION, true, "2026-05-01..2026-05-05", shown);
        assertThat(together.notes()).extracting(Note::kind).containsExactly(Kind.ADDED);
        assertThat(together.stays()).hasSize(2);
    }

    @Test
    void a_later_stay_that_ended_says_nothing_of_a_record_without_exit() {
        Stay shown = shown(Stays.NLD, "2026-05-05..2026-05-08", Source.STAMP);
        Together together = together(IN_TRANSITION, true, "2026-03-01..", shown);
        assertThat(together.notes()).extracting(Note::kind).containsExactly(Kind.ADDED);
        assertThat(together.stays()).containsExactly(recorded("2026-03-01.."), shown);
    }

    @Test
    void two_entries_of_the_stay_that_lasts_differ() {
        Stay shown = shown(Stays.NLD, "2026-05-20..", Source.STAMP);
        Together together = together(IN_TRANSITION, false, "2026-05-25..", shown);
        assertThat(together.notes()).extracting(Note::kind).containsExactly(Kind.UNDECIDED);
        assertThat(together.stays()).containsExactly(recorded("2026-05-25.."));
    }

    private static Together together(
            LocalDate today, boolean biometrics, String recorded, Stay... shown) {
        return StayEvidence.together(
                Stays.parse(Stays.NLD, recorded),
                List.of(shown),
                biometrics,
                Stays.CALENDAR,
                today);
    }

    private static Stay recorded(String text) {
        return Stays.parse(Stays.NLD, text).getFirst();
    }

    private static Stay shown(CountryCode state, String text, Source source) {
        Stay stay = Stays.parse(state, text).getFirst();
        return Stay.shown(state, stay.entry(), stay.exit(), source);
    }
}
