package nl.grenspoort.identity;

import java.util.Arrays;
import java.util.List;

/**
 * Whether two names have the same components in any order and division: surname and given names
 * exchanged, a second surname taken for a given name. All orders are tried at once, as a matching.
 */
final class Reordering {
    /** Names of more components are compared in their own order alone. */
    private static final int MOST = 12;

    private Reordering() {}

    static boolean holds(ComparedName one, ComparedName other) {
        if (SameWriting.holds(one.surname(), other.givenNames())
                && SameWriting.holds(one.givenNames(), other.surname())) {
            return true;
        }
        List<String> parts = one.parts();
        List<String> others = other.parts();
        return parts.size() == others.size()
                && parts.size() > 1
                && parts.size() <= MOST
                && matched(parts, others);
    }

    /** Each component finds one of its own on the other side. */
    private static boolean matched(List<String> parts, List<String> others) {
        int[] taken = new int[others.size()];
        Arrays.fill(taken, -1);
        for (int part = 0; part < parts.size(); part++) {
            if (!place(part, parts, others, taken, new boolean[others.size()])) {
                return false;
            }
        }
        return true;
    }

    private static boolean place(
            int part, List<String> parts, List<String> others, int[] taken, boolean[] tried) {
        for (int at = 0; at < others.size(); at++) {
            if (!tried[at] && SameWriting.holds(parts.get(part), others.get(at))) {
                tried[at] = true;
                if (taken[at] < 0 || place(taken[at], parts, others, taken, tried)) {
                    taken[at] = part;
                    return true;
                }
            }
        }
        return false;
    }
}
