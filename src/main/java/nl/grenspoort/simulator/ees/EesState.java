package nl.grenspoort.simulator.ees;

import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.Person;
import nl.grenspoort.simulator.rest.BaseFile;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files the simulated EES holds, by the scenario they belong to. Safe for threads. */
final class EesState {
    private final Map<String, Share> shares = new LinkedHashMap<>();

    private record Share(Set<DocumentNumber> travellers, Map<String, StoredFile> files) {}

    /** One of its own with all that this one holds now. */
    synchronized EesState fork() {
        EesState fork = new EesState();
        shares.forEach(
                (owner, share) ->
                        fork.shares.put(
                                owner,
                                new Share(share.travellers, new LinkedHashMap<>(share.files))));
        return fork;
    }

    /**
     * Replaces all that this scenario owns.
     *
     * @throws IllegalArgumentException when another owns a file with the same reference
     */
    synchronized void load(String owner, EesRecords records) {
        Map<String, StoredFile> files = new LinkedHashMap<>();
        for (int i = 0; i < records.files().size(); i++) {
            StoredFile file = records.files().get(i);
            String place = "records.files[" + i + "].reference";
            if (files.put(file.reference(), file) != null) {
                throw new IllegalArgumentException(place + ": the same reference twice");
            }
            shares.forEach(
                    (other, share) -> {
                        if (!other.equals(owner) && share.files.containsKey(file.reference())) {
                            throw new IllegalArgumentException(
                                    place + ": in use by " + name(other));
                        }
                    });
        }
        shares.put(owner, new Share(records.travellers(), files));
    }

    private static String name(String owner) {
        return owner.equals(BaseFile.OWNER) ? "the base file" : "scenario " + owner;
    }

    synchronized void unload(String owner) {
        shares.remove(owner);
    }

    synchronized List<StoredFile> search(
            @Nullable Person person, List<DocumentReference> documents) {
        return files().filter(file -> Matching.matches(file, person, documents)).toList();
    }

    synchronized Optional<StoredFile> find(String reference) {
        return files().filter(file -> file.reference().equals(reference)).findFirst();
    }

    /** Adds a new file; it belongs to the scenario whose traveller it is about. */
    synchronized void add(StoredFile file) {
        Set<DocumentNumber> numbers =
                file.documents().stream()
                        .map(DocumentReference::number)
                        .collect(Collectors.toSet());
        String owner =
                shares.entrySet().stream()
                        .filter(
                                share ->
                                        share.getValue().travellers.stream()
                                                .anyMatch(numbers::contains))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(BaseFile.OWNER);
        shares.computeIfAbsent(owner, _ -> new Share(Set.of(), new LinkedHashMap<>()))
                .files
                .put(file.reference(), file);
    }

    /** Puts a changed file in its own place. */
    synchronized void replace(StoredFile file) {
        shares.values()
                .forEach(share -> share.files.computeIfPresent(file.reference(), (_, _) -> file));
    }

    static String newReference() {
        return UUID.randomUUID().toString();
    }

    private Stream<StoredFile> files() {
        return shares.values().stream().flatMap(share -> share.files.values().stream());
    }
}
