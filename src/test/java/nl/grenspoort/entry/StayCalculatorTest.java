package nl.grenspoort.entry;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

class StayCalculatorTest {
    /**
     * Stays as {@code entry..exit} separated by spaces; the vectors of the project's domain page,
     * checked by two scripts.
     */
    @ParameterizedTest
    @CsvSource({
        "'',                                             2026-01-01, 90",
        "'',                                             2028-01-01, 90",
        "2026-01-01..2026-03-31,                         2026-06-28, 0",
        "2026-01-01..2026-03-31,                         2026-06-29, 0",
        "2026-01-01..2026-03-31,                         2026-06-30, 90",
        "2026-01-01..2026-03-31,                         2026-07-01, 90",
        "2026-01-01..2026-01-30,                         2026-06-15, 90",
        "2026-02-01..2026-02-20 2026-04-10..2026-05-19,  2026-08-01, 50",
        "2026-01-10..2026-03-10 2026-05-01..2026-05-20,  2026-06-20, 10",
        "2025-11-01..2025-11-30 2026-01-15..2026-03-05,  2026-04-20, 40",
        "2026-01-01..2026-01-01 2026-01-01..2026-01-01,  2026-01-02, 89",
    })
    void the_longest_stay_counts_days_that_leave_the_window(
            String past, LocalDate entry, int days) {
        assertThat(StayCalculator.longestStay(stays(past), entry)).isEqualTo(days);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-01, 2026-08-29, 0",
        "2026-06-01, 2026-08-30, 1",
        "2026-06-01, 2026-09-05, 7"
    })
    void an_overstay_begins_on_day_91(LocalDate entry, LocalDate exit, int days) {
        assertThat(StayCalculator.overstay(List.of(new Stay(entry, null)), entry, exit))
                .isEqualTo(days);
    }

    @Test
    void a_stay_of_two_minutes_around_midnight_counts_two_days() {
        assertThat(StayCalculator.used(stays("2026-03-01..2026-03-02"), LocalDate.of(2026, 3, 2)))
                .isEqualTo(2);
    }

    @Test
    void the_calculator_agrees_with_counting_days_one_by_one() {
        Random random = new Random(20260101);
        for (int round = 0; round < 500; round++) {
            List<Stay> past = randomStays(random);
            LocalDate entry = LocalDate.of(2026, 9, 1).plusDays(random.nextInt(200));
            assertThat(StayCalculator.longestStay(past, entry))
                    .as("round %d", round)
                    .isEqualTo(longestStayByCounting(past, entry));
        }
    }

    private static int longestStayByCounting(List<Stay> past, LocalDate entry) {
        Set<LocalDate> days = new HashSet<>();
        past.forEach(
                stay ->
                        stay.entry()
                                .datesUntil(requireNonNull(stay.exit()).plusDays(1))
                                .forEach(days::add));
        int length = 0;
        while (length < 90) {
            LocalDate day = entry.plusDays(length);
            days.add(day);
            long used =
                    days.stream()
                            .filter(
                                    stayed ->
                                            !stayed.isAfter(day)
                                                    && stayed.isAfter(day.minusDays(180)))
                            .count();
            if (used > 90) {
                return length;
            }
            length++;
        }
        return length;
    }

    private static List<Stay> randomStays(Random random) {
        List<Stay> stays = new ArrayList<>();
        LocalDate day = LocalDate.of(2025, 10, 1);
        LocalDate end = LocalDate.of(2026, 8, 20);
        while (true) {
            LocalDate entry = day.plusDays(random.nextInt(60));
            LocalDate exit = entry.plusDays(random.nextInt(45));
            if (exit.isAfter(end)) {
                return stays;
            }
            stays.add(new Stay(entry, exit));
            day = exit;
        }
    }

    private static List<Stay> stays(String text) {
        return Arrays.stream(text.strip().split("\\s+"))
                .filter(part -> !part.isEmpty())
                .map(part -> part.split("\\.\\."))
                .map(days -> new Stay(LocalDate.parse(days[0]), LocalDate.parse(days[1])))
                .toList();
    }
}
