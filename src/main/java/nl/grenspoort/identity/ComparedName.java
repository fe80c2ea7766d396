package nl.grenspoort.identity;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A name made ready for comparing. Components are in letters A to Z, and letters that have more
 * than one form there; other scripts keep theirs.
 */
record ComparedName(
        PersonName name,
        PersonName normal,
        List<String> surnameParts,
        List<String> givenNameParts,
        String surname,
        String givenNames) {

    static ComparedName of(PersonName name) {
        List<String> surname = parts(name.surname());
        List<String> givenNames = parts(name.givenNames());
        return new ComparedName(
                name,
                name.normal(),
                surname,
                givenNames,
                String.join("", surname),
                String.join("", givenNames));
    }

    private static List<String> parts(String text) {
        String open = Transliteration.open(text);
        return open.isEmpty() ? List.of() : Arrays.asList(open.split(" ", -1));
    }

    /** Without spaces: what is written together and what apart is the same. */
    String joined() {
        return normal.surname().replace(" ", "") + '/' + normal.givenNames().replace(" ", "");
    }

    List<String> parts() {
        return Stream.concat(surnameParts.stream(), givenNameParts.stream()).toList();
    }

    /** Letters in the first form of their table. */
    static List<String> latin(List<String> parts) {
        return parts.stream().map(Transliteration::latin).toList();
    }
}
