package nl.grenspoort.simulator.ees;

import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.PartialDate;
import nl.grenspoort.identity.Person;
import nl.grenspoort.identity.Sex;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.List;

/**
 * Whether a file answers a search (Regulation (EU) 2017/2226 Art. 23(2)): the same document, or the
 * same identity data in their normal form, where what is unknown agrees with anything.
 */
final class Matching {
    private Matching() {}

    static boolean matches(
            StoredFile file, @Nullable Person person, List<DocumentReference> documents) {
        return documents.stream()
                        .anyMatch(asked -> file.documents().stream().anyMatch(asked::sameDocument))
                || (person != null && sameIdentity(file.person(), person));
    }

    private static boolean sameIdentity(Person one, Person other) {
        return one.name().normal().equals(other.name().normal())
                && agree(one.birth(), other.birth())
                && agree(one.sex(), other.sex())
                && (one.nationalities().isEmpty()
                        || other.nationalities().isEmpty()
                        || !Collections.disjoint(one.nationalities(), other.nationalities()));
    }

    private static boolean agree(PartialDate one, PartialDate other) {
        return one.year() == other.year()
                && agree(one.month(), other.month())
                && agree(one.day(), other.day());
    }

    private static boolean agree(int one, int other) {
        return one == 0 || other == 0 || one == other;
    }

    private static boolean agree(Sex one, Sex other) {
        return one == Sex.UNSPECIFIED || other == Sex.UNSPECIFIED || one == other;
    }
}
