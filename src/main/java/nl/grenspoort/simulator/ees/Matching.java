package nl.grenspoort.simulator.ees;

import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.Person;
import nl.grenspoort.simulator.rest.Persons;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Whether a file answers a search (Regulation (EU) 2017/2226 Art. 23(2)): the same document, or the
 * same identity data however the name is written, where what is unknown agrees with anything.
 */
final class Matching {
    private Matching() {}

    static boolean matches(
            StoredFile file, @Nullable Person person, List<DocumentReference> documents) {
        return documents.stream()
                        .anyMatch(asked -> file.documents().stream().anyMatch(asked::sameDocument))
                || (person != null && Persons.agree(file.person(), person));
    }
}
