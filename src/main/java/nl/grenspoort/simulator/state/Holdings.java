package nl.grenspoort.simulator.state;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.Person;
import nl.grenspoort.identity.SearchKeys;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The records of one simulated system, by who put them there: the base file, the population, or a
 * scenario. Found by {@link SearchKeys}, by which a search touches a handful of records however
 * many there are. Safe for threads: one lock, held for a look-up and never while a record is
 * judged.
 *
 * @param <R> a record as this system stores it, immutable
 */
public final class Holdings<R> {
    private final Function<R, Keys> keys;
    private final Map<String, Share<R>> shares = new LinkedHashMap<>();

    /**
     * @param keys by which a record is found
     */
    public Holdings(Function<R, Keys> keys) {
        this.keys = requireNonNull(keys, "keys");
    }

    /** One of its own with all that this one holds now; neither sees later changes of the other. */
    public synchronized Holdings<R> fork() {
        Holdings<R> fork = new Holdings<>(keys);
        shares.forEach((owner, share) -> fork.shares.put(owner, share.copy()));
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

        Set<String> all() {
            Set<String> all = new HashSet<>();
            persons.forEach(person -> all.addAll(SearchKeys.stored(person)));
            documents.forEach(document -> all.add(SearchKeys.document(document)));
            return all;
        }
    }

    /**
     * Replaces all that this owner holds.
     *
     * @throws ReferenceInUseException when a reference is in use; then nothing has changed
     */
    public synchronized void load(String owner, List<R> records) {
        Set<String> own = new HashSet<>();
        for (int i = 0; i < records.size(); i++) {
            for (String reference : keys.apply(records.get(i)).references()) {
                if (!own.add(reference)) {
                    throw new ReferenceInUseException(i, null);
                }
                String holder = holder(reference, owner);
                if (holder != null) {
                    throw new ReferenceInUseException(i, holder);
                }
            }
        }
        shares.put(owner, Share.of(keys, records));
    }

    /** Gives this owner records that are made when they are asked for. */
    public synchronized void fill(String owner, Source<R> source) {
        shares.put(owner, new Share<>(keys, source));
    }

    /** Null when nobody, but for one owner, has it. */
    private @Nullable String holder(String reference, @Nullable String except) {
        for (Map.Entry<String, Share<R>> share : shares.entrySet()) {
            if (!share.getKey().equals(except) && share.getValue().find(reference) != null) {
                return share.getKey();
            }
        }
        return null;
    }

    /** Takes out all that this owner holds. */
    public synchronized void unload(String owner) {
        shares.remove(owner);
    }

    /**
     * Every record that could match person or a document: never too few, maybe too many. Whoever
     * asks judges each one. In the order in which owners, and their records, came.
     */
    public List<R> candidates(@Nullable Person person, List<DocumentReference> documents) {
        Set<String> asked = new LinkedHashSet<>();
        documents.forEach(document -> asked.add(SearchKeys.document(document)));
        if (person != null) {
            asked.addAll(SearchKeys.asked(person));
        }
        return candidates(asked);
    }

    private synchronized List<R> candidates(Set<String> asked) {
        List<R> candidates = new ArrayList<>();
        shares.values().forEach(share -> candidates.addAll(share.candidates(asked)));
        return candidates;
    }

    /** The record with this reference; null when there is none. */
    public synchronized @Nullable R find(String reference) {
        String owner = holder(reference, null);
        return owner == null ? null : requireNonNull(shares.get(owner)).find(reference);
    }

    /** Adds a record to what this owner holds. */
    public synchronized void add(String owner, R record) {
        shares.computeIfAbsent(owner, _ -> Share.of(keys, List.of())).put(record);
    }

    /**
     * Puts a changed record in the place of the one with this reference, with the same owner.
     *
     * @return whether it was there
     */
    public synchronized boolean replace(String reference, R changed) {
        String owner = holder(reference, null);
        return owner != null && requireNonNull(shares.get(owner)).replace(reference, changed);
    }

    /** What a record is found by here. */
    Keys keys(R held) {
        return keys.apply(held);
    }

    /** The first records whose keys are as wanted. What a source makes is made to be looked at. */
    synchronized List<R> list(Predicate<Keys> wanted, int limit) {
        return shares.values().stream()
                .flatMap(Share::all)
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
        for (String own : keys.apply(record).references()) {
            if (!own.equals(reference) && find(own) != null) {
                throw new IllegalArgumentException("another record has the reference " + own);
            }
        }
        if (!replace(reference, record)) {
            add(owner, record);
        }
    }

    /**
     * Takes the record with this reference out.
     *
     * @return whether it was there
     */
    public synchronized boolean remove(String reference) {
        String owner = holder(reference, null);
        return owner != null && requireNonNull(shares.get(owner)).remove(reference);
    }
}
