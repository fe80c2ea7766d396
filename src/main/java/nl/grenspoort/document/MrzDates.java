package nl.grenspoort.document;

import nl.grenspoort.identity.PartialDate;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Dates of the MRZ, {@code YYMMDD}: their century follows from today (ICAO 9303-3, 4.8). */
final class MrzDates {
    private static final String UNKNOWN = "<<";
    private final LocalDate today;

    MrzDates(LocalDate today) {
        this.today = today;
    }

    /** Null when the year is unknown or this is no date; unknown parts stay unknown. */
    @Nullable PartialDate birth(String field) {
        int year = number(field, 0);
        int month = part(field, 2);
        int day = month == 0 ? 0 : part(field, 4);
        if (year < 0 || month < 0 || day < 0) {
            return null;
        }
        try {
            int century = today.getYear() / 100 * 100;
            PartialDate birth = new PartialDate(century + year, month, day);
            return birth.earliest().isAfter(today)
                    ? new PartialDate(century - 100 + year, month, day)
                    : birth;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Null unless all parts are there and this is a date. */
    @Nullable LocalDate expiry(String field) {
        int year = number(field, 0);
        int month = number(field, 2);
        int day = number(field, 4);
        if (year < 0 || month < 0 || day < 0) {
            return null;
        }
        int first = today.getYear() - 49;
        int full = first + Math.floorMod(year - first, 100);
        try {
            return LocalDate.of(full, month, day);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Month or day of birth: 0 when unknown (some issuers write 00 for it), -1 when unreadable. */
    private static int part(String field, int at) {
        return field.startsWith(UNKNOWN, at) ? 0 : number(field, at);
    }

    private static int number(String field, int at) {
        int tens = field.charAt(at) - '0';
        int units = field.charAt(at + 1) - '0';
        return tens < 0 || tens > 9 || units < 0 || units > 9 ? -1 : tens * 10 + units;
    }
}
