package nl.grenspoort.identity;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * By what persons and documents are indexed: a bounded set of short strings. Two persons that match
 * at all ({@link PersonMatch}) share a key between what one is stored under and what the other is
 * asked by; sharing one proves nothing. The simulated systems' holdings are indexed by them, and
 * the message log's index is to be.
 */
public final class SearchKeys {
    /** Letters of a component's skeleton in a key. */
    private static final int LETTERS = 3;

    /** Components of a name that make keys. */
    private static final int COMPONENTS = 12;

    private SearchKeys() {}

    /**
     * Under which a person is filed: date of birth as it is known, and year with each component.
     */
    public static Set<String> stored(Person person) {
        Set<String> keys = names(person);
        keys.add("B" + person.birth());
        return keys;
    }

    /** By which a person is looked for. */
    public static Set<String> asked(Person person) {
        PartialDate birth = person.birth();
        if (birth.day() == 0) {
            return names(person);
        }
        Set<String> keys = new LinkedHashSet<>();
        keys.add("B" + birth);
        keys.add("B" + new PartialDate(birth.year(), birth.month(), 0));
        keys.add("B" + new PartialDate(birth.year(), 0, 0));
        if (birth.day() <= 12 && birth.day() != birth.month()) {
            keys.add("B" + new PartialDate(birth.year(), birth.day(), birth.month()));
        }
        return keys;
    }

    /** Under which a document is filed and by which it is looked for. */
    public static String document(DocumentReference document) {
        return "D" + document.number().value();
    }

    private static Set<String> names(Person person) {
        ComparedName name = ComparedName.of(person.name());
        Set<String> keys = new LinkedHashSet<>();
        keys.add(name(person, name.surname()));
        keys.add(name(person, name.givenNames()));
        List<String> parts = name.parts();
        IntStream.range(0, Math.min(parts.size(), COMPONENTS))
                .forEach(i -> keys.add(name(person, parts.get(i))));
        return keys;
    }

    private static String name(Person person, String component) {
        String skeleton = Skeleton.of(component);
        return "N"
                + person.birth().year()
                + skeleton.substring(0, Math.min(skeleton.length(), LETTERS));
    }
}
