package nl.grenspoort.simulator.ees;

import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.Person;
import nl.grenspoort.simulator.population.Population;
import nl.grenspoort.simulator.rest.BaseFile;
import nl.grenspoort.simulator.state.Holdings;
import nl.grenspoort.simulator.state.ReferenceInUseException;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The files the simulated EES holds, by the scenario they belong to. Safe for threads. */
final class EesState {
    private final Holdings<StoredFile> files;
    private final Map<String, Set<DocumentNumber>> travellers = new LinkedHashMap<>();

    EesState() {
        this(new Holdings<>(StoredFile::keys));
    }

    private EesState(Holdings<StoredFile> files) {
        this.files = files;
    }

    /** Takes in what EES holds about the population. */
    void settle(Population population) {
        files.fill(
                Population.OWNER,
                population.source(EesSimulator.EES, new EesPopulation(), StoredFile::reference));
    }

    Holdings<StoredFile> holdings() {
        return files;
    }

    /** One of its own with all that this one holds now. */
    synchronized EesState fork() {
        EesState fork = new EesState(files.fork());
        fork.travellers.putAll(travellers);
        return fork;
    }

    /**
     * Replaces all that this scenario owns.
     *
     * @throws IllegalArgumentException when another owns a file with the same reference
     */
    synchronized void load(String owner, EesRecords records) {
        try {
            files.load(owner, records.files());
        } catch (ReferenceInUseException e) {
            throw BaseFile.inUse("records.files[%d].reference", e);
        }
        travellers.put(owner, records.travellers());
    }

    synchronized void unload(String owner) {
        files.unload(owner);
        travellers.remove(owner);
    }

    List<StoredFile> search(@Nullable Person person, List<DocumentReference> documents) {
        return files.candidates(person, documents).stream()
                .filter(file -> Matching.matches(file, person, documents))
                .toList();
    }

    Optional<StoredFile> find(String reference) {
        return Optional.ofNullable(files.find(reference));
    }

    /** Adds a new file; it belongs to the scenario whose traveller it is about. */
    synchronized void add(StoredFile file) {
        Set<DocumentNumber> numbers =
                file.documents().stream()
                        .map(DocumentReference::number)
                        .collect(Collectors.toSet());
        String owner =
                travellers.entrySet().stream()
                        .filter(share -> share.getValue().stream().anyMatch(numbers::contains))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(BaseFile.OWNER);
        files.add(owner, file);
    }

    /** Puts a changed file in its own place. */
    void replace(StoredFile file) {
        files.replace(file.reference(), file);
    }

    static String newReference() {
        return UUID.randomUUID().toString();
    }
}
