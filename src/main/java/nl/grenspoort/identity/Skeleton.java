package nl.grenspoort.identity;

import nl.grenspoort.identity.TransliterationTable.Letter;

/**
 * What is the same in every writing of a word: a few consonants. Vowels, H and other letters that
 * some writings have and others lack are left out, sibilants are one, doubles are single.
 */
final class Skeleton {
    private static final String LEFT_OUT = "AEIOUYWJHXGKT";
    private static final String SIBILANTS = "CSZD";

    private Skeleton() {}

    /** Of a word by {@link Transliteration#open} or {@link Transliteration#latin}. */
    static String of(String word) {
        StringBuilder skeleton = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            if (letter >= 'A' && letter <= 'Z') {
                append(skeleton, letter);
            } else if (TransliterationTable.letter(letter) instanceof Letter known) {
                known.first().chars().forEach(each -> append(skeleton, (char) each));
            } else if (letter != ' ') {
                skeleton.append(letter);
            }
        }
        return skeleton.toString();
    }

    private static void append(StringBuilder skeleton, char letter) {
        if (LEFT_OUT.indexOf(letter) >= 0) {
            return;
        }
        char kept = SIBILANTS.indexOf(letter) >= 0 ? 'S' : letter;
        if (skeleton.isEmpty() || skeleton.charAt(skeleton.length() - 1) != kept) {
            skeleton.append(kept);
        }
    }
}
