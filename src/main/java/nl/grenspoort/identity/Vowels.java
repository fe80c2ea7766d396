package nl.grenspoort.identity;

/**
 * Whether a name in Arabic script and one in Latin letters have the same consonants. The table's
 * writing has no short vowels and keeps the script's letters apart with X; what passports print is
 * a transcription with vowels, by ear.
 */
final class Vowels {
    private Vowels() {}

    static boolean holds(ComparedName one, ComparedName other) {
        boolean arabic = arabic(one.name());
        if (arabic == arabic(other.name())) {
            return false;
        }
        return same(one.surname(), other.surname())
                && (one.givenNames().isEmpty() == other.givenNames().isEmpty())
                && same(one.givenNames(), other.givenNames());
    }

    private static boolean same(String one, String other) {
        return consonants(Transliteration.latin(one))
                .equals(consonants(Transliteration.latin(other)));
    }

    private static String consonants(String latin) {
        String spelt = latin.replace("X", "").replace("GH", "G");
        String ended = spelt.endsWith("H") ? spelt.substring(0, spelt.length() - 1) : spelt;
        String bare = ended.replaceAll("[AEIOUWY]", "");
        return bare.replaceAll("(.)\\1+", "$1");
    }

    private static boolean arabic(PersonName name) {
        return name.surname()
                .codePoints()
                .anyMatch(
                        letter ->
                                Character.UnicodeScript.of(letter)
                                        == Character.UnicodeScript.ARABIC);
    }
}
