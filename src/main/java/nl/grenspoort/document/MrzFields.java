package nl.grenspoort.document;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.PartialDate;
import nl.grenspoort.identity.Sex;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * What {@link MrzWriter} writes. {@code toString} hides it.
 *
 * @param code one or two characters: {@code P}, {@code ID}, {@code V}
 * @param surname in any Latin or Cyrillic writing
 * @param givenNames empty when there are none
 * @param number letters and digits; empty when there is none
 * @param birth null when wholly unknown
 * @param expiry null where the document has none
 * @param optional personal number or other optional data; empty when there is none
 */
public record MrzFields(
        MrzFormat format,
        String code,
        CountryCode issuer,
        String surname,
        String givenNames,
        String number,
        CountryCode nationality,
        @Nullable PartialDate birth,
        Sex sex,
        @Nullable LocalDate expiry,
        String optional) {
    public MrzFields {
        requireNonNull(format, "format");
        requireNonNull(code, "code");
        requireNonNull(issuer, "issuer");
        requireNonNull(surname, "surname");
        requireNonNull(givenNames, "givenNames");
        requireNonNull(number, "number");
        requireNonNull(nationality, "nationality");
        requireNonNull(sex, "sex");
        requireNonNull(optional, "optional");
    }

    @Override
    public String toString() {
        return "MrzFields[" + format + ", " + code + "]";
    }
}
