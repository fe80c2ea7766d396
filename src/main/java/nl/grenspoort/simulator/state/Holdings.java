package nl.grenspoort.simulator.state;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.Person;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The records of one simulated system, by who put them there: the base file, the population, or a
 * scenario. Safe for threads.
 *
 * @param <R> a record as this system stores it, immutable
 */
public final class Holdings<R> {
    private final Function<R, Keys> keys;
    private final Map<String, List<R>> shares = new LinkedHashMap<>();

    /**
     * @param keys by which a record is found
     */
    public Holdings(Function<R, Keys> keys) {
        this.keys = requireNonNull(keys, "keys");
    }

    /** One of its own with all that this one holds now; neither sees later changes of the other. */
    public synchronized Holdings<R> fork() {
        Holdings<R> fork = new Holdings<>(keys);
        fork.shares.putAll(shares);
        return fork;
    }

    /**
     * What a record is found by.
     *
     * @param references its unique references in this system
     * @param persons every identity it is known under
     */
    public record Keys(
            Set<String> references, List<Person> persons, List<DocumentReference> documents) {
        public Keys {
            references = Set.copyOf(references);
            persons = List.copyOf(persons);
            documents = List.copyOf(documents);
        }
    }

    /**
     * Replaces all that this owner holds.
     *
     * @throws IllegalArgumentException when a reference is in use; then nothing has changed
     */
    public synchronized void load(String owner, List<R> records) {
        List<String> own = new ArrayList<>();
        records.forEach(held -> own.addAll(keys.apply(held).references()));
        if (Set.copyOf(own).size() < own.size()) {
            throw new IllegalArgumentException("the same reference twice");
        }
        shares.forEach(
                (other, held) -> {
                    if (!other.equals(owner)
                            && held.stream()
                                    .flatMap(one -> keys.apply(one).references().stream())
                                    .anyMatch(own::contains)) {
                        throw new IllegalArgumentException("a reference is in use by " + other);
                    }
                });
        shares.put(owner, List.copyOf(records));
    }

    /** Takes out all that this owner holds. */
    public synchronized void unload(String owner) {
        shares.remove(owner);
    }

    /**
     * Every record that could match person or a document: never too few, maybe too many. Whoever
     * asks judges each one.
     */
    public synchronized List<R> candidates(
            @Nullable Person person, List<DocumentReference> documents) {
        return shares.values().stream().flatMap(List::stream).toList();
    }

    /** The record with this reference; null when there is none. */
    public synchronized @Nullable R find(String reference) {
        return shares.values().stream()
                .flatMap(List::stream)
                .filter(held -> keys.apply(held).references().contains(reference))
                .findFirst()
                .orElse(null);
    }

    /**
     * Puts a changed record in the place of the one with this reference, with the same owner.
     *
     * @return whether it was there
     */
    public synchronized boolean replace(String reference, R changed) {
        for (Map.Entry<String, List<R>> share : shares.entrySet()) {
            List<R> held = new ArrayList<>(share.getValue());
            for (int i = 0; i < held.size(); i++) {
                if (keys.apply(held.get(i)).references().contains(reference)) {
                    held.set(i, changed);
                    share.setValue(List.copyOf(held));
                    return true;
                }
            }
        }
        return false;
    }

    /** What a record is found by here. */
    Keys keys(R held) {
        return keys.apply(held);
    }

    /** The first records whose keys are as wanted. */
    synchronized List<R> list(Predicate<Keys> wanted, int limit) {
        return shares.values().stream()
                .flatMap(List::stream)
                .filter(held -> wanted.test(keys.apply(held)))
                .limit(limit)
                .toList();
    }

    /**
     * Puts a record in the place of the one with this reference, or gives it to this owner.
     *
     * @throws IllegalArgumentException when another record has one of its references
     */
    public synchronized void put(String owner, String reference, R record) {
        R old = find(reference);
        for (String own : keys.apply(record).references()) {
            R other = find(own);
            if (other != null && other != old) {
                throw new IllegalArgumentException("another record has the reference " + own);
            }
        }
        if (!replace(reference, record)) {
            List<R> held = new ArrayList<>(shares.getOrDefault(owner, List.of()));
            held.add(record);
            shares.put(owner, List.copyOf(held));
        }
    }

    /**
     * Takes the record with this reference out.
     *
     * @return whether it was there
     */
    public synchronized boolean remove(String reference) {
        for (Map.Entry<String, List<R>> share : shares.entrySet()) {
            List<R> left = new ArrayList<>(share.getValue());
            if (left.removeIf(held -> keys.apply(held).references().contains(reference))) {
                share.setValue(List.copyOf(left));
                return true;
            }
        }
        return false;
    }
}
