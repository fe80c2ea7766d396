package nl.grenspoort.simulator.register;

import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.Person;
import nl.grenspoort.simulator.rest.BaseFile;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The records a simulated register holds, by the scenario they belong to. Safe for threads. */
final class RegisterState {
    private final Map<String, List<StoredRecord>> shares = new LinkedHashMap<>();

    /** One of its own with all that this one holds now. */
    synchronized RegisterState fork() {
        RegisterState fork = new RegisterState();
        fork.shares.putAll(shares);
        return fork;
    }

    /**
     * Replaces all that this scenario owns.
     *
     * @throws IllegalArgumentException when a reference is in use
     */
    synchronized void load(String owner, List<StoredRecord> records) {
        Set<String> own = new HashSet<>();
        for (int i = 0; i < records.size(); i++) {
            String reference = records.get(i).entry().reference();
            String place = "records.records[" + i + "].reference";
            if (!own.add(reference)) {
                throw new IllegalArgumentException(place + ": the same reference twice");
            }
            shares.forEach(
                    (other, held) -> {
                        if (!other.equals(owner) && holds(held, reference)) {
                            throw new IllegalArgumentException(
                                    place + ": in use by " + name(other));
                        }
                    });
        }
        shares.put(owner, List.copyOf(records));
    }

    private static boolean holds(List<StoredRecord> held, String reference) {
        return held.stream().anyMatch(stored -> stored.entry().reference().equals(reference));
    }

    private static String name(String owner) {
        return owner.equals(BaseFile.OWNER) ? "the base file" : "scenario " + owner;
    }

    synchronized void unload(String owner) {
        shares.remove(owner);
    }

    /** Valid records that match, as they are answered. */
    synchronized List<ObjectNode> search(
            @Nullable Person person, List<DocumentReference> documents, LocalDate today) {
        List<ObjectNode> found = new ArrayList<>();
        shares.values().stream()
                .flatMap(List::stream)
                .filter(stored -> valid(stored, today))
                .forEach(
                        stored ->
                                stored.match(person, documents)
                                        .ifPresent(match -> found.add(stored.written(match))));
        return found;
    }

    private static boolean valid(StoredRecord stored, LocalDate today) {
        LocalDate until = stored.entry().validUntil();
        return until == null || !until.isBefore(today);
    }
}
