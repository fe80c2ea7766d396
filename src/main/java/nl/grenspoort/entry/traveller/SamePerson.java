package nl.grenspoort.entry.traveller;

import nl.grenspoort.identity.Person;
import nl.grenspoort.identity.PersonMatch;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Whether documents name one holder. Two nationalities part nobody; whatever would have to be
 * guessed does.
 */
final class SamePerson {
    private SamePerson() {}

    /** One document alone names one person, even where its name can't be read. */
    static boolean of(List<Paper> papers) {
        for (int i = 0; i < papers.size(); i++) {
            for (int j = i + 1; j < papers.size(); j++) {
                if (!same(papers.get(i), papers.get(j))) {
                    return false;
                }
            }
        }
        return true;
    }

    static boolean same(Paper one, Paper other) {
        return same(one.readZone().holder(), other.readZone().holder());
    }

    private static boolean same(@Nullable Person one, @Nullable Person other) {
        return one != null
                && other != null
                && PersonMatch.between(ofNoState(one), ofNoState(other)).certain();
    }

    private static Person ofNoState(Person person) {
        return new Person(person.name(), person.birth(), person.sex(), List.of());
    }
}
