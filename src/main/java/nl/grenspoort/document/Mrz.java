package nl.grenspoort.document;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.identity.PartialDate;
import nl.grenspoort.identity.PersonName;
import nl.grenspoort.identity.Sex;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * What a machine-readable zone says (ICAO 9303-3 to -7). Check digits that fail don't hide what was
 * read: they are listed.
 *
 * @param code first two positions without filler: {@code P}, {@code PD}, {@code I}, {@code V}
 * @param name null when the name field is empty
 * @param nameMayBeTruncated the name field is full, so parts may be missing (ICAO 9303-3, 4.6)
 * @param number null when it holds no letter or digit
 * @param birth null when unknown or unreadable
 * @param expiry null when unknown or unreadable
 * @param personalNumber something stands in the optional data of line 2, such as a personal number
 *     (9303-4, 4.2.2.2); what it is is not kept. Null in rows of an older node
 * @param failures every check digit that doesn't hold
 */
public record Mrz(
        MrzFormat format,
        String code,
        CountryCode issuer,
        @Nullable PersonName name,
        boolean nameMayBeTruncated,
        @Nullable DocumentNumber number,
        CountryCode nationality,
        @Nullable PartialDate birth,
        Sex sex,
        @Nullable LocalDate expiry,
        @Nullable Boolean personalNumber,
        List<CheckDigitFailure> failures) {
    public Mrz {
        requireNonNull(format, "format");
        requireNonNull(code, "code");
        failures = List.copyOf(failures);
    }

    public boolean checkDigitsHold() {
        return failures.isEmpty();
    }

    @Override
    public String toString() {
        return "Mrz[" + format + ", " + code + ", failures " + failures + "]";
    }

    /**
     * A check digit that doesn't hold.
     *
     * @param field {@code DOCUMENT_NUMBER}, {@code BIRTH}, {@code EXPIRY}, {@code OPTIONAL}, {@code
     *     COMPOSITE}
     * @param line 1-based
     * @param position 1-based, of the check digit
     * @param expected the digit that would be right
     * @param found the character that stands there
     */
    public record CheckDigitFailure(
            Field field, int line, int position, char expected, char found) {
        /** Fields that have a check digit. */
        public enum Field {
            DOCUMENT_NUMBER,
            BIRTH,
            EXPIRY,
            OPTIONAL,
            COMPOSITE
        }
    }
}
