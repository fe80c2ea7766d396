package nl.grenspoort.identity;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The tables of {@code transliteration.tsv}: ICAO 9303-3, section 6, and ELOT 743 for Greek. */
final class TransliterationTable {
    private static final String FILE = "transliteration.tsv";
    private static final String BARE = "bare";
    private static final Map<Integer, Letter> LETTERS = read();

    private TransliterationTable() {}

    /**
     * One letter and how it is written with A to Z.
     *
     * @param first form, taken where nothing says which
     */
    record Letter(String letter, String first, List<Form> others) {
        boolean choice() {
            return !others.isEmpty();
        }

        /** Every writing, the letter itself among them. */
        List<String> faces() {
            List<String> faces = new ArrayList<>(List.of(letter, first));
            others.stream()
                    .filter(form -> !BARE.equals(form.language()))
                    .forEach(form -> faces.add(form.text()));
            return faces;
        }

        /** What the letter itself may stand beside, though it is no writing of it. */
        List<String> bare() {
            return others.stream()
                    .filter(form -> BARE.equals(form.language()))
                    .map(Form::text)
                    .toList();
        }
    }

    /**
     * Another form.
     *
     * @param language in which alone it is used; null for any
     * @param initial only at the beginning of a name component
     * @param last only, and always, at the end of one
     */
    record Form(String text, @Nullable String language, boolean initial, boolean last) {
        static Form read(String written) {
            String[] parts = written.replace("^", "").replace("$", "").split("@", -1);
            return new Form(
                    parts[0],
                    parts.length > 1 ? parts[1] : null,
                    written.endsWith("^"),
                    written.endsWith("$"));
        }
    }

    static @Nullable Letter letter(int codePoint) {
        return LETTERS.get(codePoint);
    }

    static Collection<Letter> letters() {
        return LETTERS.values();
    }

    private static Map<Integer, Letter> read() {
        Map<Integer, Letter> letters = new LinkedHashMap<>();
        try (InputStream in = TransliterationTable.class.getResourceAsStream(FILE);
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        Objects.requireNonNull(in, FILE),
                                        StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .forEach(
                            row ->
                                    letters.put(
                                            row[0].codePointAt(0),
                                            new Letter(row[0], row[1], forms(row[2]))));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " can't be read", e);
        }
        return Map.copyOf(letters);
    }

    private static List<Form> forms(String written) {
        return written.isEmpty()
                ? List.of()
                : Arrays.stream(written.split(",", -1)).map(Form::read).toList();
    }
}
