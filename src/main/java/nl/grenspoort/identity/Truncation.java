package nl.grenspoort.identity;

import java.util.List;
import java.util.Set;

/**
 * Whether one name is the other cut to the room an MRZ has: all of that room is used, and each of
 * its components is the beginning of one of the longer name, in the same order (ICAO 9303-4, 4.2.3;
 * 9303-3, 4.6).
 */
final class Truncation {
    /** Positions of the name in TD1, TD2 and TD3. */
    private static final Set<Integer> ROOM = Set.of(30, 31, 39);

    private Truncation() {}

    static boolean holds(ComparedName one, ComparedName other) {
        return cut(one, other) || cut(other, one);
    }

    private static boolean cut(ComparedName shorter, ComparedName longer) {
        List<String> surname = ComparedName.latin(shorter.surnameParts());
        List<String> givenNames = ComparedName.latin(shorter.givenNameParts());
        if (!ROOM.contains(room(surname, givenNames))) {
            return false;
        }
        return begin(surname, ComparedName.latin(longer.surnameParts()))
                && begin(givenNames, ComparedName.latin(longer.givenNameParts()));
    }

    private static int room(List<String> surname, List<String> givenNames) {
        int positions = String.join("<", surname).length();
        return givenNames.isEmpty()
                ? positions
                : positions + 2 + String.join("<", givenNames).length();
    }

    private static boolean begin(List<String> shorter, List<String> longer) {
        if (shorter.size() > longer.size()) {
            return false;
        }
        for (int i = 0; i < shorter.size(); i++) {
            if (!longer.get(i).startsWith(shorter.get(i))) {
                return false;
            }
        }
        return true;
    }
}
