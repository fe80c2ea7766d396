package nl.grenspoort.identity;

import static java.util.Objects.requireNonNull;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A name as a document or a register gives it. {@link #normal()} is the form in which names are
 * compared; transliteration sets follow with the name search. {@code toString} hides it.
 *
 * @param surname primary identifier, never empty
 * @param givenNames secondary identifier, empty when there is none
 */
public record PersonName(String surname, String givenNames) {
    private static final Pattern APOSTROPHES = Pattern.compile("['’‘ʻ`´]");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Letters that are no letter with a mark, as ICAO 9303-3, 6 writes them in the MRZ. */
    private static final Map<String, String> LETTERS =
            Map.ofEntries(
                    Map.entry("Æ", "AE"),
                    Map.entry("Œ", "OE"),
                    Map.entry("Ø", "OE"),
                    Map.entry("Ð", "D"),
                    Map.entry("Đ", "D"),
                    Map.entry("Ħ", "H"),
                    Map.entry("Ł", "L"),
                    Map.entry("Ŋ", "N"),
                    Map.entry("Ŧ", "T"),
                    Map.entry("Þ", "TH"),
                    Map.entry("ẞ", "SS"),
                    Map.entry("ʼ", ""));

    private static final Pattern LETTER =
            Pattern.compile("[" + String.join("", LETTERS.keySet()) + "]");

    public PersonName {
        requireNonNull(givenNames, "givenNames");
        if (surname.isBlank()) {
            throw new IllegalArgumentException("a person has at least a primary identifier");
        }
    }

    /**
     * Upper case, without diacritics and apostrophes, one space between parts: equal for the same
     * name in MRZ and in VIZ writing (ICAO 9303-3, 4.6 and 6), save letters that States write in
     * two ways there, such as Ü. Names in other scripts keep their letters.
     */
    public PersonName normal() {
        String primary = normal(surname);
        return new PersonName(primary.isEmpty() ? surname.strip() : primary, normal(givenNames));
    }

    private static String normal(String text) {
        String spelt = APOSTROPHES.matcher(text).replaceAll("");
        String bare =
                MARKS.matcher(Normalizer.normalize(spelt, Normalizer.Form.NFKD)).replaceAll("");
        String latin =
                LETTER.matcher(bare.toUpperCase(Locale.ROOT))
                        .replaceAll(letter -> LETTERS.get(letter.group()));
        return BETWEEN.matcher(latin).replaceAll(" ").strip();
    }

    @Override
    public String toString() {
        return "PersonName[hidden]";
    }
}
