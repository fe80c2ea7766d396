package nl.grenspoort.identity;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A date of which month or day may be unknown, as travel documents allow for birth (ICAO 9303-3,
 * 4.8). An unknown part stays unknown: it is never read as the first of anything.
 *
 * @param month 1..12, or 0 when unknown
 * @param day 1..31, or 0 when unknown; unknown when the month is
 */
public record PartialDate(int year, int month, int day) implements Comparable<PartialDate> {
    public PartialDate {
        if (year < 0 || year > 9999 || month < 0 || month > 12 || day < 0 || day > 31) {
            throw new DateTimeException("not a date");
        }
        if (month == 0 && day != 0) {
            throw new DateTimeException("a day without its month");
        }
        if (month != 0 && day != 0) {
            LocalDate.of(year, month, day);
        }
    }

    public static PartialDate of(LocalDate date) {
        requireNonNull(date, "date");
        return new PartialDate(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    /**
     * Reads {@code yyyy-MM-dd}, {@code yyyy-MM-00} or {@code yyyy-00-00}. Throws {@link
     * DateTimeException}.
     */
    public static PartialDate parse(String text) {
        if (!text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            throw new DateTimeException(
                    "a date is written yyyy-MM-dd, with 00 for an unknown part");
        }
        return new PartialDate(
                Integer.parseInt(text.substring(0, 4)),
                Integer.parseInt(text.substring(5, 7)),
                Integer.parseInt(text.substring(8)));
    }

    public Optional<LocalDate> complete() {
        return day == 0 ? Optional.empty() : Optional.of(LocalDate.of(year, month, day));
    }

    /**
     * Whole years at {@code on} when that is certain; empty when an unknown part leaves two
     * answers.
     */
    public OptionalInt ageAt(LocalDate on) {
        int oldest = ageFrom(earliest(), on);
        int youngest = ageFrom(latest(), on);
        return oldest == youngest ? OptionalInt.of(oldest) : OptionalInt.empty();
    }

    /** Whether two dates can be the same, and at what price. */
    public enum Agreement {
        /** Equal, unknown parts included. */
        SAME,
        /** Equal as far as both are known; one of them knows more. */
        PARTIAL,
        /** Day and month have changed places, as between two ways of writing dates. */
        EXCHANGED,
        NONE
    }

    /** The same whichever of both asks. What is unknown agrees with anything. */
    public Agreement agreement(PartialDate other) {
        if (equals(other)) {
            return Agreement.SAME;
        }
        if (year != other.year) {
            return Agreement.NONE;
        }
        if (agree(month, other.month) && agree(day, other.day)) {
            return Agreement.PARTIAL;
        }
        return day != 0 && month == other.day && day == other.month
                ? Agreement.EXCHANGED
                : Agreement.NONE;
    }

    private static boolean agree(int one, int other) {
        return one == 0 || other == 0 || one == other;
    }

    public LocalDate earliest() {
        return LocalDate.of(year, month == 0 ? 1 : month, day == 0 ? 1 : day);
    }

    public LocalDate latest() {
        LocalDate first = LocalDate.of(year, month == 0 ? 12 : month, 1);
        return day == 0 ? first.withDayOfMonth(first.lengthOfMonth()) : first.withDayOfMonth(day);
    }

    private static int ageFrom(LocalDate birth, LocalDate on) {
        return java.time.Period.between(birth, on).getYears();
    }

    @Override
    public int compareTo(PartialDate other) {
        return java.util.Comparator.comparingInt(PartialDate::year)
                .thenComparingInt(PartialDate::month)
                .thenComparingInt(PartialDate::day)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return "%04d-%02d-%02d".formatted(year, month, day);
    }
}
