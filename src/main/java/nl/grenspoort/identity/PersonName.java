package nl.grenspoort.identity;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.text.Normalizer;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A name as a document or a register gives it. {@link #normal()} is the one form in which names are
 * compared and indexed; {@link #transliterations()} are the forms the same name can be written in.
 * {@code toString} hides it.
 *
 * @param surname primary identifier, never empty
 * @param givenNames secondary identifier, empty when there is none
 */
public record PersonName(String surname, String givenNames) {
    private static final Pattern APOSTROPHES = Pattern.compile("['’‘ʻ`´]");

    /** Those of Arabic letters make another letter: waw with hamza is no waw. */
    private static final Pattern MARKS = Pattern.compile("[\\p{M}&&[^\u0653-\u0655]]+");

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

    private static final char FIRST = '\u00C0';
    private static final char LAST = '\u017F';

    /** L with a middle dot parts a name. */
    private static final String MIDDLE_DOT = "\u013F\u0140";

    /** Normal forms of the letters from FIRST to LAST, each by itself. */
    private static final String[] COMPOSED =
            IntStream.rangeClosed(FIRST, LAST)
                    .mapToObj(letter -> normalOfAny(Character.toString(letter)))
                    .toArray(String[]::new);

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
        String secondary = normal(givenNames);
        if (primary.equals(surname) && secondary.equals(givenNames)) {
            return this;
        }
        return new PersonName(primary.isEmpty() ? surname.strip() : primary, secondary);
    }

    /**
     * Normal forms in which the same name can stand in an MRZ or a register, {@link #normal()}
     * first: {@code Müller} gives MULLER, MUELLER and MUXXLLER. Bounded (ICAO 9303-3, 6; Greek by
     * ELOT 743).
     */
    public Set<PersonName> transliterations() {
        Set<PersonName> forms = new LinkedHashSet<>();
        forms.add(normal());
        Transliteration.writings(this).forEach(writing -> forms.add(writing.normal()));
        return Collections.unmodifiableSet(forms);
    }

    private static String normal(String text) {
        if (Transliteration.isPlain(text)) {
            return text;
        }
        String latin = latin(text);
        return latin == null ? normalOfAny(text) : latin;
    }

    /** The same in one pass, for text of Latin letters as composed; null for any other. */
    private static @Nullable String latin(String text) {
        StringBuilder normal = new StringBuilder(text.length() + 4);
        boolean parted = false;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter > 0x7F
                    && (letter < FIRST || letter > LAST || MIDDLE_DOT.indexOf(letter) >= 0)) {
                return null;
            }
            if (letter == '\'' || letter == '`') {
                continue;
            }
            if (!Character.isLetterOrDigit(letter)) {
                parted = !normal.isEmpty();
                continue;
            }
            if (parted) {
                normal.append(' ');
                parted = false;
            }
            if (letter > 0x7F) {
                normal.append(COMPOSED[letter - FIRST]);
            } else {
                normal.append(Character.toUpperCase(letter));
            }
        }
        return normal.toString();
    }

    /** The rule itself. */
    static String normalOfAny(String text) {
        String spelt = APOSTROPHES.matcher(text).replaceAll("");
        String bare =
                MARKS.matcher(Normalizer.normalize(spelt, Normalizer.Form.NFKD)).replaceAll("");
        String latin =
                LETTER.matcher(bare.toUpperCase(Locale.ROOT))
                        .replaceAll(letter -> LETTERS.get(letter.group()));
        String composed = Normalizer.normalize(latin, Normalizer.Form.NFC);
        return BETWEEN.matcher(composed).replaceAll(" ").strip();
    }

    @Override
    public String toString() {
        return "PersonName[hidden]";
    }
}
