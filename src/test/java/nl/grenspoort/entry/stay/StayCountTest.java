package nl.grenspoort.entry.stay;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.entry.stay.StayDay.Why;
import nl.grenspoort.entry.stay.StayLimits.Limit;
import nl.grenspoort.entry.stay.StayLimits.VisaLimit;
import nl.grenspoort.identity.CountryCode;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

class StayCountTest {
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 15);

    /**
     * The vectors of the project's domain page, section 12, which two scripts computed. A stay is
     * {@code entry..exit}, in the Netherlands unless a State stands before it; {@code P} before it
     * marks days under a residence permit. On entry: days used before it and left, and the last
     * lawful one; on exit: days of overstay.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    T1,  '',                                                    2026-01-01, 0,  90, 2026-03-31
                    T2,  '',                                                    2028-01-01, 0,  90, 2028-03-30
                    T3,  2026-01-01..2026-03-31,                                2026-06-28, 90, 0,  -
                    T3b, 2026-01-01..2026-03-31,                                2026-06-29, 90, 0,  -
                    T4,  2026-01-01..2026-03-31,                                2026-06-30, 89, 90, 2026-09-27
                    T5,  2026-01-01..2026-03-31,                                2026-07-01, 88, 90, 2026-09-28
                    T6,  2026-01-01..2026-01-30,                                2026-06-15, 30, 90, 2026-09-12
                    T7,  2026-02-01..2026-02-20 2026-04-10..2026-05-19,         2026-08-01, 58, 50, 2026-09-19
                    T8,  2026-01-10..2026-03-10 2026-05-01..2026-05-20,         2026-06-20, 80, 10, 2026-06-29
                    T9,  2025-11-01..2025-11-30 2026-01-15..2026-03-05,         2026-04-20, 80, 40, 2026-05-29
                    T10, 2026-01-01..2026-01-01 2026-01-01..2026-01-01,         2026-01-02, 1,  89, 2026-03-31
                    T14, CYP:2026-01-01..2026-03-31,                            2026-04-01, 0,  90, 2026-06-29
                    T15, P:2026-01-01..2026-03-31,                              2026-04-01, 0,  90, 2026-06-29
                    """)
    void a_vector_of_entry(
            String name,
            String past,
            LocalDate entry,
            int used,
            int left,
            @Nullable LocalDate last) {
        StayCount count = count(past, entry);
        StayResult result =
                StayResult.onEntry(count, entry, StayLimits.NONE).explained(count, entry);
        assertThat(result.used()).as(name).isEqualTo(used);
        assertThat(result.daysLeft()).isEqualTo(left);
        assertThat(result.lastLawfulDay()).isEqualTo(last);
        assertThat(result.limitedBy()).isEqualTo(Limit.NINETY_IN_180);
        assertThat(result.counted().stream().mapToInt(range -> range.days().count()).sum())
                .isEqualTo(used);
    }

    /** T11 is counted in casework too, where instants become calendar days. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    T11, 2026-03-01, 2026-03-02, 2,  -,          -
                    T12, 2026-06-01, 2026-08-30, 91, 2026-08-30, 2026-08-30
                    T13, 2026-06-01, 2026-09-05, 97, 2026-08-30, 2026-09-05
                    -,   2026-06-01, 2026-08-29, 90, -,          -
                    """)
    void a_vector_of_exit(
            @Nullable String name,
            LocalDate entry,
            LocalDate exit,
            int used,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {
        List<Stay> stays = List.of(Stay.recorded(Stays.NLD, entry, null));
        StayResult result =
                StayResult.onExit(
                        StayCount.of(stays, List.of(), Stays.CALENDAR, exit),
                        entry,
                        exit,
                        StayLimits.NONE);
        assertThat(result.used()).as("%s", name).isEqualTo(used);
        assertThat(result.overstay())
                .isEqualTo(from == null || until == null ? null : new Period(from, until));
        assertThat(result.overstayDays()).isEqualTo(from == null ? 0 : used - 90);
        assertThat(result.lastLawfulDay()).isEqualTo(entry.plusDays(89));
        assertThat(result.daysLeft()).isNull();
    }

    @Test
    void overlapping_stays_count_a_day_once() {
        assertThat(count("2026-05-01..2026-05-10 2026-05-05..2026-05-12", JUNE).used(JUNE))
                .isEqualTo(12);
    }

    @Test
    void an_open_stay_runs_to_today_and_no_day_after_today_counts() {
        assertThat(count("2026-06-11..", JUNE).used(JUNE)).isEqualTo(5);
        assertThat(count("2026-06-11..2026-07-31", JUNE).used(JUNE)).isEqualTo(5);
        assertThat(count("2026-06-11..2026-07-31", JUNE).used(JUNE.plusDays(3))).isEqualTo(5);
    }

    @Test
    void a_state_counts_in_common_from_the_day_it_joins() {
        LocalDate day = LocalDate.of(2024, 4, 2);
        StayCount common =
                StayCount.of(
                        Stays.parse(Stays.BGR, "2024-03-20..2024-04-02"),
                        List.of(),
                        Stays.CALENDAR,
                        day);
        assertThat(common.used(day)).isEqualTo(3);
        assertThat(common.counted(day))
                .containsExactly(
                        new Counted(
                                new Period(LocalDate.of(2024, 3, 31), day),
                                Stays.BGR,
                                Stay.Source.EES));
    }

    @Test
    void a_state_with_a_count_of_its_own_counts_its_own_days_and_no_others() {
        List<Stay> stays = new ArrayList<>(Stays.parse(Stays.CYP, "2026-05-01..2026-05-10"));
        stays.addAll(Stays.parse(Stays.NLD, "2026-05-11..2026-05-31"));
        assertThat(StayCount.of(stays, List.of(), Stays.calendar(Stays.CYP), JUNE).used(JUNE))
                .isEqualTo(10);
        assertThat(StayCount.of(stays, List.of(), Stays.CALENDAR, JUNE).used(JUNE)).isEqualTo(21);
    }

    @Test
    void where_the_rule_does_not_apply_nothing_counts() {
        StayCount outside =
                StayCount.of(
                        Stays.parse(Stays.NLD, "2026-05-01..2026-05-10"),
                        List.of(),
                        Stays.calendar(Stays.IRL),
                        JUNE);
        assertThat(outside.applies()).isFalse();
        assertThat(outside.used(JUNE)).isZero();
        assertThat(count("IRL:2026-05-01..2026-05-10", JUNE).used(JUNE)).isZero();
    }

    @Test
    void of_a_state_that_no_rule_names_only_what_the_ees_recorded_counts() {
        CountryCode unnamed = new CountryCode("XX");
        LocalDate day = LocalDate.of(2026, 5, 1);
        assertThat(used(Stay.recorded(unnamed, day, day))).isEqualTo(1);
        assertThat(used(Stay.shown(unnamed, day, day, Stay.Source.STAMP))).isZero();
    }

    private static int used(Stay stay) {
        return StayCount.of(List.of(stay), List.of(), Stays.CALENDAR, JUNE).used(JUNE);
    }

    @Test
    void days_that_lie_ages_back_or_ahead_cost_nothing_and_count_nothing() {
        Stay old = Stay.recorded(Stays.NLD, LocalDate.of(-900_000, 1, 1), LocalDate.of(1999, 1, 1));
        Stay future = Stay.recorded(Stays.NLD, LocalDate.of(900_000, 1, 1), null);
        StayCount count = StayCount.of(List.of(old, future), List.of(), Stays.CALENDAR, JUNE);
        assertThat(count.used(JUNE)).isZero();
        assertThat(count.longestStay(JUNE)).isEqualTo(90);
    }

    @Test
    void each_day_of_the_window_says_whether_it_counts_and_because_of_what() {
        List<Stay> stays = new ArrayList<>(Stays.parse(Stays.NLD, "2026-05-01..2026-05-04"));
        stays.addAll(Stays.parse(Stays.CYP, "2026-05-06..2026-05-07"));
        stays.add(
                Stay.shown(
                        Stays.FRA,
                        LocalDate.of(2026, 5, 5),
                        LocalDate.of(2026, 5, 6),
                        Stay.Source.STAMP));
        Period permit = new Period(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 2));
        List<StayDay> days = StayCount.of(stays, List.of(permit), Stays.CALENDAR, JUNE).days(JUNE);
        assertThat(days).hasSize(180);
        assertThat(days.getFirst()).isEqualTo(new StayDay(JUNE.minusDays(179), Why.NO_STAY, null));
        assertThat(days.subList(133, 141))
                .containsExactly(
                        new StayDay(LocalDate.of(2026, 4, 30), Why.NO_STAY, null),
                        new StayDay(LocalDate.of(2026, 5, 1), Why.LEFT_OUT, stays.get(0)),
                        new StayDay(LocalDate.of(2026, 5, 2), Why.LEFT_OUT, stays.get(0)),
                        new StayDay(LocalDate.of(2026, 5, 3), Why.COUNTED, stays.get(0)),
                        new StayDay(LocalDate.of(2026, 5, 4), Why.COUNTED, stays.get(0)),
                        new StayDay(LocalDate.of(2026, 5, 5), Why.COUNTED, stays.get(2)),
                        new StayDay(LocalDate.of(2026, 5, 6), Why.COUNTED, stays.get(2)),
                        new StayDay(LocalDate.of(2026, 5, 7), Why.OTHER_COUNT, stays.get(1)));
        assertThat(StayCount.of(stays, List.of(permit), Stays.CALENDAR, JUNE).counted(JUNE))
                .extracting(
                        range -> range.state() + " " + range.source() + " " + range.days().count())
                .containsExactly("NLD EES 2", "FRA STAMP 2");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // days of the visa, its end, limited, EES's end, extended until; last day, limit
                "-,  -,          false, -,          -,          2026-09-12, NINETY_IN_180",
                "10, 2026-12-31, false, -,          -,          2026-06-24, VISA_DAYS",
                "10, 2026-06-20, false, -,          -,          2026-06-20, VISA_END",
                "-,  2026-06-20, false, -,          -,          2026-06-20, VISA_END",
                "0,  2026-06-20, false, -,          -,          -,          VISA_DAYS",
                "10, 2026-06-20, true,  -,          -,          2026-06-20, LIMITED_VISA",
                "99, 2026-12-31, true,  -,          -,          2026-09-21, LIMITED_VISA",
                "-,  2026-12-31, true,  -,          -,          2026-12-31, LIMITED_VISA",
                "-,  -,          false, 2026-07-01, -,          2026-07-01, AUTHORISED_STAY",
                "-,  -,          false, 2026-10-01, -,          2026-09-12, NINETY_IN_180",
                "-,  -,          false, 2026-01-01, -,          -,          AUTHORISED_STAY",
                "-,  -,          false, -,          2026-10-01, 2026-10-01, EXTENSION",
                "-,  -,          false, -,          2026-08-01, 2026-09-12, NINETY_IN_180",
                "10, 2026-06-20, false, 2026-06-18, 2026-07-01, 2026-07-01, EXTENSION"
            })
    void the_nearest_limit_ends_a_stay_and_an_extension_lifts_it(
            @Nullable Integer days,
            @Nullable LocalDate until,
            boolean limited,
            @Nullable LocalDate authorised,
            @Nullable LocalDate extended,
            @Nullable LocalDate last,
            Limit by) {
        StayLimits limits =
                new StayLimits(
                        until == null ? null : new VisaLimit(days, until, limited),
                        authorised,
                        extended == null
                                ? null
                                : new Extension(extended, Extension.Ground.BILATERAL_AGREEMENT));
        StayCount count = count("2026-01-01..2026-01-30", JUNE);
        StayResult entry = StayResult.onEntry(count, JUNE, limits);
        assertThat(entry.lastLawfulDay()).isEqualTo(last);
        assertThat(entry.limitedBy()).isEqualTo(by);
        assertThat(entry.daysLeft()).isEqualTo(last == null ? 0 : new Period(JUNE, last).count());

        LocalDate exit = JUNE.plusDays(200);
        StayCount stayed = count("2026-01-01..2026-01-30 2026-06-15..", exit);
        assertThat(StayResult.onExit(stayed, JUNE, exit, limits).overstay())
                .isEqualTo(new Period(last == null ? JUNE : last.plusDays(1), exit));
    }

    @Test
    void a_day_under_a_permit_is_left_out_of_an_overstay_too() {
        LocalDate exit = LocalDate.of(2026, 9, 5);
        Period visa = new Period(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 6, 7));
        StayCount count =
                StayCount.of(
                        Stays.parse(Stays.NLD, "2026-06-01.."),
                        List.of(visa),
                        Stays.CALENDAR,
                        exit);
        assertThat(count.used(exit)).isEqualTo(90);
    }

    /** {@code CYP:} a State, {@code P:} under a permit. */
    private static StayCount count(String text, LocalDate today) {
        List<Stay> stays = new ArrayList<>();
        List<Period> permits = new ArrayList<>();
        for (String part : text.split(" ")) {
            String[] marked = part.split(":");
            String days = marked[marked.length - 1];
            boolean permit = part.startsWith("P:");
            List<Stay> read =
                    Stays.parse(
                            marked.length == 1 || permit ? Stays.NLD : new CountryCode(marked[0]),
                            days);
            stays.addAll(read);
            if (permit) {
                read.forEach(stay -> permits.add(new Period(stay.entry(), stay.lastDay(today))));
            }
        }
        return StayCount.of(stays, permits, Stays.CALENDAR, today);
    }
}
