package nl.grenspoort.identity;

import java.text.Normalizer;
import java.util.Map;

/**
 * Groups of Greek letters that ELOT 743 (ISO 843:1997, type 2) writes together; single letters are
 * in the table. A dieresis on the second letter, or an accent on the first, parts a group.
 */
final class Greek {
    private static final char ACUTE = '\u0301';
    private static final char DIERESIS = '\u0308';
    private static final Map<String, String> GROUPS =
            Map.of("ΓΓ", "NG", "ΓΞ", "NX", "ΓΚ", "GK", "ΓΧ", "NCH", "ΟΥ", "OU");

    /** After Α, Ε or Η, Υ sounds V before these and before vowels, else F. */
    private static final String VOICED = "ΑΒΓΔΕΖΗΙΛΜΝΟΡΥΩ";

    private Greek() {}

    /** The same text with these groups in Latin letters; what is not Greek stays. */
    static String latin(String text) {
        if (text.chars().noneMatch(Greek::isGreek)) {
            return text;
        }
        String letters = Normalizer.normalize(text, Normalizer.Form.NFD);
        letters = letters.toUpperCase(java.util.Locale.ROOT).replace('ς', 'Σ');
        StringBuilder latin = new StringBuilder();
        for (int i = 0; i < letters.length(); ) {
            String group = group(letters, i);
            latin.append(group.isEmpty() ? letters.substring(i, i + 1) : group);
            i += group.isEmpty() ? 1 : lengthOfGroup(letters, i);
        }
        String spelt = latin.toString().replace(String.valueOf(DIERESIS), "");
        return Normalizer.normalize(spelt.replace(String.valueOf(ACUTE), ""), Normalizer.Form.NFC);
    }

    private static boolean isGreek(int letter) {
        return (letter >= 0x370 && letter <= 0x3FF) || (letter >= 0x1F00 && letter <= 0x1FFF);
    }

    private static String group(String letters, int at) {
        if (at + 1 >= letters.length() || !isGreek(letters.charAt(at))) {
            return "";
        }
        if (marked(letters, at + 1, DIERESIS)) {
            return "";
        }
        String pair = letters.substring(at, at + 2);
        String group = GROUPS.get(pair);
        if (group != null) {
            return group;
        }
        if (pair.equals("ΜΠ")) {
            return initial(letters, at) || last(letters, at + 1) ? "B" : "";
        }
        return switch (pair) {
            case "ΑΥ" -> "A" + sound(letters, at + 2);
            case "ΕΥ" -> "E" + sound(letters, at + 2);
            case "ΗΥ" -> "I" + sound(letters, at + 2);
            default -> "";
        };
    }

    /** With the accent that may stand on the second letter. */
    private static int lengthOfGroup(String letters, int at) {
        return marked(letters, at + 1, ACUTE) ? 3 : 2;
    }

    private static boolean marked(String letters, int at, char mark) {
        for (int i = at + 1; i < letters.length() && isMark(letters.charAt(i)); i++) {
            if (letters.charAt(i) == mark) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMark(char letter) {
        return Character.getType(letter) == Character.NON_SPACING_MARK;
    }

    private static String sound(String letters, int at) {
        int next = at;
        while (next < letters.length() && isMark(letters.charAt(next))) {
            next++;
        }
        return next < letters.length() && VOICED.indexOf(letters.charAt(next)) >= 0 ? "V" : "F";
    }

    private static boolean initial(String letters, int at) {
        return at == 0
                || !Character.isLetter(letters.charAt(at - 1)) && !isMark(letters.charAt(at - 1));
    }

    private static boolean last(String letters, int at) {
        return at + 1 == letters.length()
                || !Character.isLetter(letters.charAt(at + 1)) && !isMark(letters.charAt(at + 1));
    }
}
