package nl.grenspoort.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Random;

class PartialDateTest {
    private final Random random = new Random(13);

    @Test
    void what_it_writes_it_reads() {
        for (int i = 0; i < 10_000; i++) {
            PartialDate date = any();
            assertThat(PartialDate.parse(date.toString())).isEqualTo(date);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1974-8-12",
                "74-08-12",
                "1974-13-01",
                "1974-00-12",
                "1974-02-30",
                "1974-02-29",
                "1974-08-32",
                "-974-08-12",
                "1974-08-12T00:00",
                "١٩٧٤-٠٨-١٢"
            })
    void what_is_no_date_is_refused(String text) {
        assertThatThrownBy(() -> PartialDate.parse(text)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void a_complete_date_is_that_day_and_an_incomplete_one_is_none() {
        for (int i = 0; i < 1000; i++) {
            PartialDate date = any();
            assertThat(date.complete().isPresent()).isEqualTo(date.day() != 0);
            date.complete().ifPresent(day -> assertThat(PartialDate.of(day)).isEqualTo(date));
        }
    }

    @Test
    void the_earliest_and_latest_days_are_the_first_and_last_that_fit() {
        for (int i = 0; i < 1000; i++) {
            PartialDate date = any();
            assertThat(fits(date, date.earliest())).isTrue();
            assertThat(fits(date, date.latest())).isTrue();
            assertThat(fits(date, date.earliest().minusDays(1))).isFalse();
            assertThat(fits(date, date.latest().plusDays(1))).isFalse();
        }
    }

    /** Never the first of anything: the age is known when every day that fits gives the same. */
    @Test
    void an_age_is_given_only_when_every_day_that_fits_gives_it() {
        for (int i = 0; i < 2000; i++) {
            PartialDate birth = any();
            LocalDate on = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(730));
            int[] ages =
                    birth.earliest()
                            .datesUntil(birth.latest().plusDays(1))
                            .mapToInt(day -> Period.between(day, on).getYears())
                            .distinct()
                            .toArray();
            if (ages.length == 1) {
                assertThat(birth.ageAt(on)).hasValue(ages[0]);
            } else {
                assertThat(birth.ageAt(on)).as("%s on %s", birth, on).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2014-11-23,12",
        "2014-11-24,11",
        "2014-10-00,12",
        "2014-12-00,11",
        "2012-02-29,14",
        "2014-11-00,",
        "2014-00-00,"
    })
    void somebody_is_twelve_from_that_birthday_on(
            String birth, @org.jspecify.annotations.Nullable Integer age) {
        var known = PartialDate.parse(birth).ageAt(LocalDate.of(2026, 11, 23));
        assertThat(known.isPresent()).isEqualTo(age != null);
        known.ifPresent(years -> assertThat(years).isEqualTo(age));
    }

    @Test
    void dates_are_ordered_as_they_are_written() {
        for (int i = 0; i < 1000; i++) {
            PartialDate one = any();
            PartialDate other = any();
            assertThat(Integer.signum(one.compareTo(other)))
                    .isEqualTo(Integer.signum(one.toString().compareTo(other.toString())));
        }
    }

    private static boolean fits(PartialDate date, LocalDate day) {
        return day.getYear() == date.year()
                && (date.month() == 0 || day.getMonthValue() == date.month())
                && (date.day() == 0 || day.getDayOfMonth() == date.day());
    }

    private PartialDate any() {
        int year = 1900 + random.nextInt(150);
        return switch (random.nextInt(3)) {
            case 0 -> new PartialDate(year, 0, 0);
            case 1 -> new PartialDate(year, 1 + random.nextInt(12), 0);
            default -> PartialDate.of(LocalDate.ofYearDay(year, 1 + random.nextInt(365)));
        };
    }
}
