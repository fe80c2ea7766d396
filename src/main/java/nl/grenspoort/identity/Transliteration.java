package nl.grenspoort.identity;

import nl.grenspoort.identity.TransliterationTable.Form;
import nl.grenspoort.identity.TransliterationTable.Letter;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names in the letters of the MRZ: ICAO 9303-3, section 6, tables A (Latin), B (Cyrillic, with its
 * national variants) and C (Arabic script); Greek, for which 9303 has no table, by ELOT 743. Where
 * a table gives States a choice, a name has more than one right writing.
 */
public final class Transliteration {
    /** Writings of one name; what is beyond is left to comparing letter by letter. */
    static final int MOST = 64;

    private static final List<String> LANGUAGES = List.of("be", "bg", "mk", "sr", "uk");

    private Transliteration() {}

    /**
     * A name as the MRZ writes it, words apart by one filler, each letter in the first form of its
     * table. Apostrophes and other marks go, hyphens and spaces become filler (9303-3, 4.6). Throws
     * {@link IllegalArgumentException} on a letter that no table knows.
     */
    public static String mrz(String name) {
        return Speller.spell(name, Transliteration::usual, true).replace(' ', '<');
    }

    /** Like {@link #mrz}, with spaces; letters that no table knows, and digits, stay. */
    static String latin(String name) {
        return isPlain(name) ? name : Speller.spell(name, Transliteration::usual, false);
    }

    /** Like {@link #latin}, but letters with more than one form stay as they are. */
    static String open(String name) {
        return isPlain(name)
                ? name
                : Speller.spell(
                        name,
                        (letter, initial, last) ->
                                letter.choice() ? letter.letter() : usual(letter, initial, last),
                        false);
    }

    /**
     * Every way this name may be written with A to Z, at most {@link #MOST}: each of its letters
     * written one way throughout, and Cyrillic as one language writes it.
     */
    static Set<PersonName> writings(PersonName name) {
        Set<PersonName> writings = new LinkedHashSet<>();
        for (Map<String, String> chosen : choices(name)) {
            add(writings, name, null, chosen);
            LANGUAGES.forEach(language -> add(writings, name, language, chosen));
            if (writings.size() >= MOST) {
                break;
            }
        }
        return writings;
    }

    private static void add(
            Set<PersonName> writings,
            PersonName name,
            @Nullable String language,
            Map<String, String> chosen) {
        if (writings.size() < MOST) {
            Speller.Choice choice =
                    (letter, initial, last) -> form(letter, initial, last, language, chosen);
            String surname = Speller.spell(name.surname(), choice, false);
            if (!surname.isBlank()) {
                writings.add(
                        new PersonName(surname, Speller.spell(name.givenNames(), choice, false)));
            }
        }
    }

    private static String usual(Letter letter, boolean initial, boolean last) {
        for (Form form : letter.others()) {
            if (form.last() && last) {
                return form.text();
            }
        }
        return letter.first();
    }

    private static String form(
            Letter letter,
            boolean initial,
            boolean last,
            @Nullable String language,
            Map<String, String> chosen) {
        for (Form form : letter.others()) {
            if (form.language() != null
                    && form.language().equals(language)
                    && (initial || !form.initial())) {
                return form.text();
            }
        }
        return chosen.getOrDefault(letter.letter(), usual(letter, initial, last));
    }

    /**
     * One form for each letter of the name that may be written in several whatever the language.
     */
    private static List<Map<String, String>> choices(PersonName name) {
        List<Map<String, String>> choices = new ArrayList<>();
        choices.add(Map.of());
        lettersWithChoice(name)
                .forEach(
                        (letter, forms) -> {
                            for (Map<String, String> chosen : List.copyOf(choices)) {
                                for (String form : forms) {
                                    if (choices.size() < MOST) {
                                        Map<String, String> more = new HashMap<>(chosen);
                                        more.put(letter, form);
                                        choices.add(more);
                                    }
                                }
                            }
                        });
        return choices;
    }

    private static Map<String, List<String>> lettersWithChoice(PersonName name) {
        Map<String, List<String>> letters = new LinkedHashMap<>();
        for (int letter : (open(name.surname()) + open(name.givenNames())).codePoints().toArray()) {
            if (TransliterationTable.letter(letter) instanceof Letter known) {
                List<String> forms = forms(known);
                if (!forms.isEmpty()) {
                    letters.put(known.letter(), forms);
                }
            }
        }
        return letters;
    }

    private static List<String> forms(Letter letter) {
        return letter.others().stream()
                .filter(form -> form.language() == null && !form.last())
                .map(Form::text)
                .toList();
    }

    /** A to Z with single spaces inside: nothing to do, as for a name from an MRZ. */
    static boolean isPlain(String name) {
        int length = name.length();
        for (int i = 0; i < length; i++) {
            char letter = name.charAt(i);
            boolean inner = i > 0 && i < length - 1 && name.charAt(i - 1) != ' ';
            if ((letter < 'A' || letter > 'Z') && !(letter == ' ' && inner)) {
                return false;
            }
        }
        return true;
    }
}
