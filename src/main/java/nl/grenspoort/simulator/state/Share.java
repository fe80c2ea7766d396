package nl.grenspoort.simulator.state;

import nl.grenspoort.simulator.state.Holdings.Keys;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What one owner holds: records of its own, by key and by reference, before those that a source
 * makes. A record with a reference that the source knows stands in the place of the source's. Not
 * safe for threads.
 */
final class Share<R> {
    private final Function<R, Keys> keys;
    private final @Nullable Source<R> source;
    private final Map<Integer, R> records = new TreeMap<>();
    private final Map<String, List<Integer>> byKey = new HashMap<>();
    private final Map<String, Integer> byReference = new HashMap<>();

    /** References of the source's records that were taken out. */
    private final Set<String> removed = new HashSet<>();

    private int next;

    Share(Function<R, Keys> keys, @Nullable Source<R> source) {
        this.keys = keys;
        this.source = source;
    }

    static <R> Share<R> of(Function<R, Keys> keys, List<R> records) {
        Share<R> share = new Share<>(keys, null);
        records.forEach(share::put);
        return share;
    }

    void put(R record) {
        put(next++, record);
    }

    private void put(int place, R record) {
        Keys found = keys.apply(record);
        records.put(place, record);
        found.all().forEach(key -> byKey.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(place));
        found.references().forEach(reference -> byReference.put(reference, place));
    }

    List<R> candidates(Set<String> asked) {
        List<R> own =
                asked.stream()
                        .flatMap(key -> byKey.getOrDefault(key, List.of()).stream())
                        .distinct()
                        .sorted()
                        .flatMap(place -> Stream.ofNullable(records.get(place)))
                        .toList();
        if (source == null) {
            return own;
        }
        return Stream.concat(
                        own.stream(), source.candidates(asked).stream().filter(this::unchanged))
                .toList();
    }

    /** In the source's state: neither replaced nor taken out. */
    private boolean unchanged(R made) {
        return byReference.isEmpty() && removed.isEmpty()
                || keys.apply(made).references().stream()
                        .noneMatch(held -> byReference.containsKey(held) || removed.contains(held));
    }

    Stream<R> all() {
        Stream<R> own = records.values().stream();
        return source == null ? own : Stream.concat(own, source.all().filter(this::unchanged));
    }

    @Nullable R find(String reference) {
        Integer place = byReference.get(reference);
        if (place != null) {
            return records.get(place);
        }
        return source == null || removed.contains(reference) ? null : source.find(reference);
    }

    /** Whether it was there. */
    boolean replace(String reference, R changed) {
        Integer place = byReference.get(reference);
        if (place != null) {
            remove(place);
            put(place, changed);
            return true;
        }
        boolean made = find(reference) != null;
        if (made) {
            // its reference may be another one now
            removed.add(reference);
            put(changed);
        }
        return made;
    }

    /** Whether it was there. */
    boolean remove(String reference) {
        boolean there = find(reference) != null;
        Integer place = byReference.get(reference);
        if (place != null) {
            remove(place);
        }
        if (there && source != null) {
            removed.add(reference);
        }
        return there;
    }

    private void remove(Integer place) {
        R old = records.remove(place);
        if (old != null) {
            Keys found = keys.apply(old);
            found.all()
                    .forEach(
                            key ->
                                    byKey.computeIfPresent(
                                            key,
                                            (_, places) -> {
                                                places.remove(place);
                                                return places.isEmpty() ? null : places;
                                            }));
            found.references().forEach(byReference::remove);
        }
    }

    Share<R> copy() {
        Share<R> copy = new Share<>(keys, source);
        copy.records.putAll(records);
        byKey.forEach((key, places) -> copy.byKey.put(key, new ArrayList<>(places)));
        copy.byReference.putAll(byReference);
        copy.removed.addAll(removed);
        copy.next = next;
        return copy;
    }
}
