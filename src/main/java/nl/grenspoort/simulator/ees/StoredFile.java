package nl.grenspoort.simulator.ees;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.Person;
import nl.grenspoort.simulator.rest.FileForm;
import nl.grenspoort.simulator.state.Holdings;
import nl.grenspoort.systems.ees.EesFile;
import nl.grenspoort.systems.ees.EesFile.Entry;
import nl.grenspoort.systems.ees.EesFile.Refusal;
import nl.grenspoort.systems.rest.JsonContract;

import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

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

    /** As a file of records has it. */
    ObjectNode inFile() {
        ObjectNode written = JsonContract.object();
        written.put("reference", file.reference());
        written.set("person", FileForm.person(person));
        FileForm.list(written, "documents", documents, FileForm::document);
        written.put("familyMember", file.familyMember());
        written.put("face", file.face().name());
        written.put("fingers", file.fingers().name());
        FileForm.list(written, "entries", file.entries(), StoredFile::inFile);
        FileForm.list(written, "refusals", file.refusals(), StoredFile::inFile);
        return written;
    }

    private static ObjectNode inFile(Entry entry) {
        ObjectNode written = JsonContract.object();
        written.put("entryAt", entry.entryAt().toString());
        written.put("entryPoint", entry.entryPoint());
        if (entry.exitAt() != null) {
            written.put("exitAt", entry.exitAt().toString());
            written.put("exitPoint", entry.exitPoint());
        }
        if (entry.authorisedUntil() != null) {
            written.put("authorisedUntil", entry.authorisedUntil().toString());
        }
        if (entry.extension() != null) {
            written.putObject("extension")
                    .put("until", entry.extension().until().toString())
                    .put("ground", entry.extension().ground().name());
        }
        return written;
    }

    private static ObjectNode inFile(Refusal refusal) {
        ObjectNode written = JsonContract.object();
        written.put("at", refusal.at().toString());
        written.put("crossingPoint", refusal.crossingPoint());
        FileForm.list(written, "letters", refusal.letters(), StringNode::valueOf);
        return written;
    }
}
