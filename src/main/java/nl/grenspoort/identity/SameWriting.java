package nl.grenspoort.identity;

import nl.grenspoort.identity.TransliterationTable.Letter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether two words can be writings of one word: letter by letter, each side may have the letter or
 * any form that a table gives for it. Both are read at once, so that it takes no more steps than
 * the product of their lengths, however many writings there are.
 */
final class SameWriting {
    private static final Map<Character, List<Pair>> PAIRS = pairs();

    /** Two forms of one letter. */
    private record Pair(String one, String other) {}

    private SameWriting() {}

    /** Symmetric. Words of {@link Transliteration#open}, without spaces. */
    static boolean holds(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        if (one.isEmpty() || other.isEmpty() || !Skeleton.of(one).equals(Skeleton.of(other))) {
            return false;
        }
        boolean[][] reached = new boolean[one.length() + 1][other.length() + 1];
        reached[0][0] = true;
        for (int i = 0; i < one.length(); i++) {
            for (int j = 0; j < other.length(); j++) {
                if (reached[i][j]) {
                    step(one, i, other, j, reached);
                }
            }
        }
        return reached[one.length()][other.length()];
    }

    private static void step(String one, int i, String other, int j, boolean[][] reached) {
        if (one.charAt(i) == other.charAt(j)) {
            reached[i + 1][j + 1] = true;
        }
        for (Pair pair : PAIRS.getOrDefault(one.charAt(i), List.of())) {
            if (one.startsWith(pair.one, i) && other.startsWith(pair.other, j)) {
                reached[i + pair.one.length()][j + pair.other.length()] = true;
            }
        }
    }

    private static Map<Character, List<Pair>> pairs() {
        Map<Character, List<Pair>> pairs = new HashMap<>();
        List<Letter> open = TransliterationTable.letters().stream().filter(Letter::choice).toList();
        for (Letter letter : open) {
            for (Letter other : open) {
                if (!Collections.disjoint(letter.faces(), other.faces())) {
                    add(pairs, letter.letter(), other.letter());
                }
            }
            for (String bare : letter.bare()) {
                add(pairs, letter.letter(), bare);
                add(pairs, bare, letter.letter());
            }
            for (String one : letter.faces()) {
                letter.faces().forEach(face -> add(pairs, one, face));
            }
        }
        return Map.copyOf(pairs);
    }

    private static void add(Map<Character, List<Pair>> pairs, String one, String other) {
        List<Pair> known = pairs.computeIfAbsent(one.charAt(0), _ -> new ArrayList<>());
        Pair pair = new Pair(one, other);
        if (!one.equals(other) && !known.contains(pair)) {
            known.add(pair);
        }
    }
}
