package nl.grenspoort.simulator.population;

import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.Person;
import nl.grenspoort.identity.SearchKeys;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Who is filed under which search key: for each pair the key's hash and the person's number in one
 * long, sorted. Eight bytes a pair; two keys with one hash give a candidate too many.
 */
final class KeyIndex {
    private final long[] entries;

    private KeyIndex(long[] entries) {
        this.entries = entries;
    }

    static KeyIndex of(Population population) {
        Builder builder = new Builder(population.size());
        population.all().forEach(builder::add);
        return builder.build();
    }

    /** Numbers of everybody filed under one of these, in order, each once. */
    int[] numbers(Set<String> keys) {
        return keys.stream().flatMapToInt(this::numbers).sorted().distinct().toArray();
    }

    private IntStream numbers(String key) {
        long first = (long) hash(key) << 32;
        int from = Arrays.binarySearch(entries, first);
        int begin = from < 0 ? -from - 1 : from;
        int end = begin;
        while (end < entries.length && entries[end] >> 32 == first >> 32) {
            end++;
        }
        return IntStream.range(begin, end).map(at -> (int) entries[at]);
    }

    int size() {
        return entries.length;
    }

    private static int hash(String key) {
        return key.hashCode() * 0x9E3779B1;
    }

    private static final class Builder {
        private long[] entries;
        private int size;

        Builder(int persons) {
            entries = new long[persons * 8 + 16];
        }

        void add(Inhabitant inhabitant) {
            Set<String> keys = new HashSet<>(SearchKeys.stored(inhabitant.person()));
            for (Person writing : inhabitant.otherWritings()) {
                keys.addAll(SearchKeys.stored(writing));
            }
            keys.addAll(SearchKeys.stored(inhabitant.alias()));
            keys.add(SearchKeys.document(inhabitant.sticker()));
            for (DocumentReference document : inhabitant.documents()) {
                keys.add(SearchKeys.document(document));
            }
            keys.forEach(key -> add(((long) hash(key) << 32) | inhabitant.number()));
        }

        private void add(long entry) {
            if (size == entries.length) {
                entries = Arrays.copyOf(entries, size + size / 4 + 16);
            }
            entries[size++] = entry;
        }

        KeyIndex build() {
            long[] sorted = Arrays.copyOf(entries, size);
            Arrays.sort(sorted);
            return new KeyIndex(sorted);
        }
    }
}
