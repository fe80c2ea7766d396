package nl.grenspoort.identity;

import java.util.List;
import java.util.Random;

/** Names for properties: in the scripts the tables know, and names that are nearly another. */
final class RandomNames {
    private static final List<String> ALPHABETS =
            List.of(
                    "AEIOUBCDFGHKLMNRSTVZ",
                    "AEOULMNRSTÄÖÜÅØÑÉÇŠŻÞß",
                    "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЄЇҐЂЋЏЌЃ",
                    "ابتثجحخدذرزسشصضطظعغفقكلمنهويةءئؤإأآ",
                    "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ");

    private RandomNames() {}

    static PersonName inAnyScript(Random random) {
        String alphabet = ALPHABETS.get(random.nextInt(ALPHABETS.size()));
        return new PersonName(words(alphabet, random), words(alphabet, random));
    }

    private static String words(String alphabet, Random random) {
        StringBuilder words = new StringBuilder();
        for (int word = random.nextInt(3); word >= 0; word--) {
            for (int i = 2 + random.nextInt(8); i > 0; i--) {
                words.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            words.append(word > 0 ? " " : "");
        }
        return words.toString();
    }

    /** The same name written otherwise, cut, exchanged or with an error; or another. */
    static PersonName likeness(PersonName name, Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> anyOf(name, random);
            case 1 -> new PersonName(name.givenNames(), name.surname());
            case 2 -> new PersonName(name.surname().replace(" ", ""), name.givenNames());
            case 3 -> new PersonName(error(name.surname(), random), name.givenNames());
            case 4 -> new PersonName("VAN DER " + name.surname(), name.givenNames());
            case 5 -> name;
            default -> inAnyScript(random);
        };
    }

    private static PersonName anyOf(PersonName name, Random random) {
        List<PersonName> writings = List.copyOf(name.transliterations());
        return writings.get(random.nextInt(writings.size()));
    }

    private static String error(String text, Random random) {
        StringBuilder wrong = new StringBuilder(text);
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
            case 0 -> wrong.insert(at, 'L');
            case 1 -> wrong.setCharAt(at, 'M');
            default -> wrong.deleteCharAt(at);
        }
        return wrong.toString().isBlank() ? text : wrong.toString();
    }
}
