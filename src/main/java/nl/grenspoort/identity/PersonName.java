package nl.grenspoort.identity;

import static java.util.Objects.requireNonNull;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A name as a document or a register gives it. {@link #normal()} is the form in which names are
 * compared; transliteration sets follow with the name search.
 *
 * @param surname primary identifier, never empty
 * @param givenNames secondary identifier, empty when there is none
 */
public record PersonName(String surname, String givenNames) {
    public PersonName {
        requireNonNull(givenNames, "givenNames");
        if (surname.isBlank()) {
            throw new IllegalArgumentException("a person has at least a primary identifier");
        }
    }

    /**
     * Upper case, without diacritics, one space between parts: equal for the same name in MRZ and
     * in VIZ writing.
     */
    public PersonName normal() {
        return new PersonName(normal(surname), normal(givenNames));
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z0-9]+", " ")
                .strip();
    }
}
