package nl.grenspoort.simulator;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.simulator.SimulatedSystem.Request;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which fault a call meets: the newest of those that were set, then that of its scenario. Safe for
 * threads.
 */
final class Faults {
    static final int MOST = 100;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,100}");

    private final SimulatedSystem system;
    private final Scenarios scenarios;

    /** Newest first. */
    private volatile List<Named> named = List.of();

    /**
     * A fault that was set apart from any scenario.
     *
     * @param scenario whose travellers it is for, while that scenario is loaded; null for no matter
     *     whose
     * @param documents numbers in normal form that it is for; empty for no matter which
     */
    record Named(String id, @Nullable String scenario, Set<String> documents, FaultRule rule) {
        Named {
            documents = Set.copyOf(documents);
            requireNonNull(rule, "rule");
        }

        boolean forSome() {
            return scenario != null || !documents.isEmpty();
        }
    }

    Faults(SimulatedSystem system, Scenarios scenarios) {
        this.system = system;
        this.scenarios = scenarios;
    }

    static boolean validId(String id) {
        return ID.matcher(id).matches();
    }

    /**
     * Sets a fault, in the place of the one with its id.
     *
     * @throws IllegalArgumentException when there are too many
     */
    synchronized void set(Named fault) {
        List<Named> now = without(fault.id());
        if (now.size() >= MOST) {
            throw new IllegalArgumentException("%d faults at most".formatted(MOST));
        }
        now.addFirst(fault);
        named = List.copyOf(now);
    }

    /** Nothing happens when it isn't there. */
    synchronized void clear(String id) {
        named = List.copyOf(without(id));
    }

    synchronized void clear() {
        named = List.of();
    }

    private List<Named> without(String id) {
        List<Named> others = new ArrayList<>(named);
        others.removeIf(fault -> fault.id().equals(id));
        return others;
    }

    List<Named> list() {
        return named;
    }

    /** The fault that this call meets, which is counted. */
    Optional<SimulatedFault> of(Request request, OperationName operation) {
        Set<String> asked = null;
        for (Named fault : named) {
            if (!fault.rule().about(operation)) {
                continue;
            }
            // reading a request costs
            if (fault.forSome() && asked == null) {
                asked = system.documentsAsked(request).orElse(Set.of());
            }
            if (isFor(fault, asked) && fault.rule().meets()) {
                return Optional.of(fault.rule().fault());
            }
        }
        return scenarios.faultFor(request, operation);
    }

    private boolean isFor(Named fault, @Nullable Set<String> asked) {
        if (!fault.forSome()) {
            return true;
        }
        if (asked == null || asked.isEmpty()) {
            return false;
        }
        String scenario = fault.scenario();
        Set<String> travellers =
                scenario == null
                        ? Set.of()
                        : scenarios.find(scenario).map(Scenario::travellers).orElse(Set.of());
        return asked.stream()
                .anyMatch(
                        number ->
                                fault.documents().contains(number) || travellers.contains(number));
    }
}
