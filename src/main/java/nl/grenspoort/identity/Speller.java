package nl.grenspoort.identity;

import nl.grenspoort.identity.TransliterationTable.Letter;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Spells a name letter by letter: upper case, one space between components, no apostrophes. Which
 * of a letter's forms is taken is the choice of who asks.
 */
final class Speller {
    private static final int SHADDA = 0x0651;

    private final Choice choice;
    private final boolean strict;
    private final StringBuilder written = new StringBuilder();
    private int lastAt;

    /** Which form of a letter is written. */
    interface Choice {
        String form(Letter letter, boolean initial, boolean last);
    }

    private Speller(Choice choice, boolean strict) {
        this.choice = choice;
        this.strict = strict;
    }

    /**
     * @param strict refuse what has no transliteration; otherwise such letters and digits stay
     */
    static String spell(String name, Choice choice, boolean strict) {
        String composed =
                Greek.latin(Normalizer.normalize(name, Normalizer.Form.NFC))
                        .toUpperCase(Locale.ROOT);
        Speller speller = new Speller(choice, strict);
        int[] letters = composed.codePoints().toArray();
        for (int i = 0; i < letters.length; i++) {
            boolean initial = i == 0 || !inName(letters[i - 1]);
            boolean last = i + 1 == letters.length || !inName(letters[i + 1]);
            speller.append(letters[i], initial, last);
        }
        return speller.written.toString().strip();
    }

    private static boolean inName(int letter) {
        return Character.isLetter(letter)
                || Character.getType(letter) == Character.NON_SPACING_MARK;
    }

    private void append(int letter, boolean initial, boolean last) {
        if (letter >= 'A' && letter <= 'Z') {
            piece(Character.toString(letter));
        } else if (separates(letter)) {
            separate();
        } else if (letter == SHADDA) {
            repeat();
        } else if (Character.isDigit(letter)) {
            digit(letter);
        } else if (TransliterationTable.letter(letter) instanceof Letter known) {
            piece(choice.form(known, initial, last));
        } else if (Character.isLetter(letter)
                && Character.getType(letter) != Character.MODIFIER_LETTER) {
            piece(withoutMarks(letter));
        }
        // what is left are apostrophes, full stops, vowel signs and the like: omitted
    }

    private void piece(String form) {
        lastAt = written.length();
        written.append(form);
    }

    /** The standard's example repeats XDZ as XDZDZ. */
    private void repeat() {
        String last = written.substring(lastAt);
        written.append(last.startsWith("X") ? last.substring(1) : last);
    }

    private void separate() {
        if (!written.isEmpty() && written.charAt(written.length() - 1) != ' ') {
            piece(" ");
        }
    }

    private void digit(int digit) {
        if (strict) {
            throw new IllegalArgumentException("a name in an MRZ has no digits");
        }
        piece(Character.toString(digit));
    }

    private static boolean separates(int letter) {
        return Character.isWhitespace(letter)
                || Character.getType(letter) == Character.DASH_PUNCTUATION
                || letter == '<';
    }

    /** For letters with marks that no table lists, such as Vietnamese ones. */
    private String withoutMarks(int letter) {
        String composed = Character.toString(letter);
        String base = Normalizer.normalize(composed, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
        if (!base.equals(composed)) {
            return spell(base, choice, strict);
        }
        if (strict) {
            throw new IllegalArgumentException(
                    "U+%04X can't be written in an MRZ".formatted(letter));
        }
        return composed;
    }
}
