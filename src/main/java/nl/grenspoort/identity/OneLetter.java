package nl.grenspoort.identity;

/**
 * Whether two names differ by one letter: inserted, left out, replaced, or exchanged with its
 * neighbour (Damerau's four errors), in a surname or in given names of five letters or more. One
 * letter in a shorter name makes another name.
 */
final class OneLetter {
    private static final int SHORTEST = 5;

    private OneLetter() {}

    static boolean holds(ComparedName one, ComparedName other) {
        String surname = Transliteration.latin(one.surname());
        String otherSurname = Transliteration.latin(other.surname());
        String givenNames = Transliteration.latin(one.givenNames());
        String otherGivenNames = Transliteration.latin(other.givenNames());
        return surname.equals(otherSurname)
                ? apart(givenNames, otherGivenNames)
                : givenNames.equals(otherGivenNames) && apart(surname, otherSurname);
    }

    /** Exactly one error apart. */
    private static boolean apart(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        int longer = Math.max(one.length(), other.length());
        if (shorter < SHORTEST || longer - shorter > 1) {
            return false;
        }
        int first = 0;
        while (first < shorter && one.charAt(first) == other.charAt(first)) {
            first++;
        }
        String rest = one.substring(first);
        String otherRest = other.substring(first);
        if (longer > shorter) {
            return rest.length() > otherRest.length()
                    ? rest.substring(1).equals(otherRest)
                    : otherRest.substring(1).equals(rest);
        }
        return rest.substring(1).equals(otherRest.substring(1)) || exchanged(rest, otherRest);
    }

    private static boolean exchanged(String one, String other) {
        return one.length() > 1
                && one.charAt(0) == other.charAt(1)
                && one.charAt(1) == other.charAt(0)
                && one.substring(2).equals(other.substring(2));
    }
}
