package nl.grenspoort.document;

import nl.grenspoort.identity.PersonName;
import nl.grenspoort.identity.Transliteration;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** The name field: primary identifier, two fillers, secondary identifier (ICAO 9303-3, 4.6). */
final class MrzNames {
    private MrzNames() {}

    /**
     * Reads one field that holds both identifiers, or two that hold one each. A name without a
     * primary identifier, as some States write a person's only name, is taken as the primary one.
     * Null when nothing stands there.
     */
    static @Nullable PersonName read(List<String> fields) {
        String field = fields.getFirst();
        int gap = field.indexOf("<<");
        String primary = words(fields.size() > 1 || gap < 0 ? field : field.substring(0, gap));
        String secondary =
                words(fields.size() > 1 ? fields.get(1) : gap < 0 ? "" : field.substring(gap));
        if (primary.isEmpty()) {
            return secondary.isEmpty() ? null : new PersonName(secondary, "");
        }
        return new PersonName(primary, secondary);
    }

    private static String words(String field) {
        return field.replaceAll("<+", " ").strip();
    }

    /**
     * Writes both identifiers into a field of this length. A name too long for it is shortened so
     * that the last position is a letter, which tells a reader that something may be missing (ICAO
     * 9303-4, 4.2.3; 9303-3, 4.6).
     */
    static String write(String surname, String givenNames, int length) {
        String primary = Transliteration.mrz(surname);
        String secondary = Transliteration.mrz(givenNames);
        if (!secondary.isEmpty() && primary.length() > length - 3) {
            // at least the first letter of the secondary identifier must stand there
            primary = shortened(primary, length - 3);
        }
        String name = secondary.isEmpty() ? primary : primary + "<<" + secondary;
        return name.length() <= length
                ? name + "<".repeat(length - name.length())
                : shortened(name, length);
    }

    /** Cut to this length so that it ends with a letter. */
    private static String shortened(String name, int length) {
        StringBuilder cut = new StringBuilder(name);
        while (cut.charAt(length - 1) == '<') {
            List<Integer> ends = endsOfWords(cut, length);
            // the longest word before the cut gives up its last letter, and the rest moves up
            cut.deleteCharAt(longestEnd(cut, ends));
        }
        return cut.substring(0, length);
    }

    private static List<Integer> endsOfWords(CharSequence name, int length) {
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < length - 1; i++) {
            if (name.charAt(i) != '<' && name.charAt(i + 1) == '<') {
                ends.add(i);
            }
        }
        return ends;
    }

    private static int longestEnd(CharSequence name, List<Integer> ends) {
        int best = ends.getFirst();
        int longest = 0;
        for (int end : ends) {
            int start = end;
            while (start > 0 && name.charAt(start - 1) != '<') {
                start--;
            }
            if (end - start + 1 > longest) {
                longest = end - start + 1;
                best = end;
            }
        }
        return best;
    }
}
