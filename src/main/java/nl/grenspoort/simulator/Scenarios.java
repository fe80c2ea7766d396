package nl.grenspoort.simulator;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The scenarios loaded into one system, and which fault a request meets: that of the first
 * scenario, by id, one of whose travellers the request asks about, else that of {@link
 * Scenario#EVERYTHING}.
 */
final class Scenarios {
    private final SimulatedSystem system;
    private final ReentrantLock writing = new ReentrantLock();
    private volatile Snapshot current = new Snapshot(Map.of());

    Scenarios(SimulatedSystem system) {
        this.system = system;
    }

    /**
     * Puts a scenario in, replacing what had its id.
     *
     * @throws IllegalArgumentException when the system can't understand the records; then nothing
     *     has changed here
     */
    void load(Scenario scenario) {
        writing.lock();
        try {
            if (scenario.records() != null) {
                system.load(scenario.id(), scenario.records());
            } else {
                system.unload(scenario.id());
            }
            Map<String, Scenario> loaded = new TreeMap<>(current.loaded);
            loaded.put(scenario.id(), scenario);
            current = new Snapshot(loaded);
        } finally {
            writing.unlock();
        }
    }

    /** Takes a scenario out; nothing happens when it isn't there. */
    void unload(String id) {
        writing.lock();
        try {
            system.unload(id);
            Map<String, Scenario> loaded = new TreeMap<>(current.loaded);
            loaded.remove(id);
            current = new Snapshot(loaded);
        } finally {
            writing.unlock();
        }
    }

    List<String> ids() {
        return List.copyOf(current.loaded.keySet());
    }

    Optional<Scenario> find(String id) {
        return Optional.ofNullable(current.loaded.get(id));
    }

    /** The fault this call meets, which is counted. */
    Optional<SimulatedFault> faultFor(SimulatedSystem.Request request, OperationName operation) {
        Snapshot now = current;
        if (!now.failing.isEmpty()) {
            // reading a request costs; only a scenario with a fault makes it worth while
            Set<String> asked = system.documentsAsked(request).orElse(Set.of());
            for (Scenario scenario : now.failing) {
                if (asked.stream().anyMatch(scenario.travellers()::contains)) {
                    Optional<SimulatedFault> own = met(scenario.fault(), operation);
                    if (own.isPresent()) {
                        return own;
                    }
                }
            }
        }
        return met(now.everything, operation);
    }

    private static Optional<SimulatedFault> met(@Nullable FaultRule rule, OperationName operation) {
        return rule != null && rule.about(operation) && rule.meets()
                ? Optional.of(rule.fault())
                : Optional.empty();
    }

    private static final class Snapshot {
        final Map<String, Scenario> loaded;
        final List<Scenario> failing;
        final @Nullable FaultRule everything;

        Snapshot(Map<String, Scenario> loaded) {
            this.loaded = loaded;
            this.failing =
                    loaded.values().stream()
                            .filter(scenario -> scenario.fault() != null)
                            .filter(scenario -> !scenario.forEverything())
                            .toList();
            Scenario all = loaded.get(Scenario.EVERYTHING);
            this.everything = all == null ? null : all.fault();
        }
    }
}
