package nl.grenspoort.simulator.ees;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.Person;
import nl.grenspoort.simulator.state.Holdings;
import nl.grenspoort.systems.ees.EesFile;
import nl.grenspoort.systems.ees.EesFile.Entry;
import nl.grenspoort.systems.ees.EesFile.Refusal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** An individual file with the data it is found by. */
record StoredFile(Person person, List<DocumentReference> documents, EesFile file) {
    StoredFile {
        requireNonNull(person, "person");
        documents = List.copyOf(documents);
        requireNonNull(file, "file");
    }

    /** By what a search finds it. */
    Holdings.Keys keys() {
        return new Holdings.Keys(Set.of(reference()), List.of(person), documents);
    }

    String reference() {
        return file.reference();
    }

    StoredFile withEntries(List<Entry> entries) {
        return new StoredFile(
                person,
                documents,
                new EesFile(
                        file.reference(),
                        file.familyMember(),
                        file.face(),
                        file.fingers(),
                        entries.stream().sorted(Comparator.comparing(Entry::entryAt)).toList(),
                        file.refusals()));
    }

    StoredFile with(Refusal refusal) {
        List<Refusal> refusals = new ArrayList<>(file.refusals());
        refusals.add(refusal);
        return new StoredFile(
                person,
                documents,
                new EesFile(
                        file.reference(),
                        file.familyMember(),
                        file.face(),
                        file.fingers(),
                        file.entries(),
                        refusals.stream().sorted(Comparator.comparing(Refusal::at)).toList()));
    }
}
