package nl.grenspoort.document;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Names in the letters of the MRZ: ICAO 9303-3, section 6, tables A (Latin) and B (Cyrillic). Where
 * the table gives a State a choice, its first form is taken.
 */
final class Transliteration {
    private static final String TABLE = "transliteration.tsv";
    private static final Map<Integer, String> LETTERS = read();

    private Transliteration() {}

    /**
     * A name as the MRZ writes it, words apart by one filler. Apostrophes and other marks go,
     * hyphens and spaces become filler (9303-3, 4.6). Throws {@link IllegalArgumentException} on a
     * letter that neither table knows.
     */
    static String mrz(String name) {
        StringBuilder written = new StringBuilder();
        Normalizer.normalize(name, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .forEach(letter -> append(written, letter));
        return written.toString().replaceAll("<+", "<").replaceAll("^<|<$", "");
    }

    private static void append(StringBuilder written, int letter) {
        String known = LETTERS.get(letter);
        if (known != null) {
            written.append(known);
        } else if (letter >= 'A' && letter <= 'Z') {
            written.append((char) letter);
        } else if (Character.isWhitespace(letter) || isHyphen(letter) || letter == '<') {
            written.append('<');
        } else if (Character.isLetter(letter)
                && Character.getType(letter) != Character.MODIFIER_LETTER) {
            written.append(withoutMarks(letter));
        } else if (Character.isDigit(letter)) {
            throw new IllegalArgumentException("a name in an MRZ has no digits");
        }
        // what is left are apostrophes, full stops and the like: omitted
    }

    private static boolean isHyphen(int letter) {
        return Character.getType(letter) == Character.DASH_PUNCTUATION;
    }

    /** For letters with marks that the table doesn't list, such as Vietnamese ones. */
    private static String withoutMarks(int letter) {
        String composed = Character.toString(letter);
        String base = Normalizer.normalize(composed, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        if (base.equals(composed)) {
            throw new IllegalArgumentException(
                    "U+%04X can't be written in an MRZ".formatted(letter));
        }
        return mrz(base);
    }

    private static Map<Integer, String> read() {
        Map<Integer, String> letters = new HashMap<>();
        try (InputStream in = Transliteration.class.getResourceAsStream(TABLE);
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        Objects.requireNonNull(in, TABLE),
                                        StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .forEach(row -> letters.put(row[0].codePointAt(0), row[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(TABLE + " can't be read", e);
        }
        return Map.copyOf(letters);
    }
}
