package nl.grenspoort.simulator.etias;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What carriers were answered: as files tell it, and the last ones that were answered here. Safe
 * for threads.
 */
final class QueryLog {
    private static final int KEPT = 10_000;

    private final Map<String, List<CarrierQuery>> loaded = new LinkedHashMap<>();
    private final Deque<CarrierQuery> answered = new ArrayDeque<>();

    /** One that begins with what files tell. */
    synchronized QueryLog fork() {
        QueryLog fork = new QueryLog();
        fork.loaded.putAll(loaded);
        return fork;
    }

    synchronized void load(String owner, List<CarrierQuery> queries) {
        loaded.put(owner, List.copyOf(queries));
    }

    synchronized void unload(String owner) {
        loaded.remove(owner);
    }

    synchronized void add(CarrierQuery query) {
        answered.addLast(query);
        if (answered.size() > KEPT) {
            answered.removeFirst();
        }
    }

    synchronized List<CarrierQuery> all() {
        return Stream.concat(loaded.values().stream().flatMap(List::stream), answered.stream())
                .toList();
    }
}
