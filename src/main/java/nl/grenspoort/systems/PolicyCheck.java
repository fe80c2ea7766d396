package nl.grenspoort.systems;

import nl.grenspoort.access.AccessPolicy;
import nl.grenspoort.access.AccessPolicy.Row;
import nl.grenspoort.access.SystemId;
import nl.grenspoort.start.StartRefusedException;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Holds the access policy against the adapters. A misspelt field would silently be cut away, and
 * what was cut away looks like what is not there (law 1); a system that is still said to be absent
 * would hold nobody up when it is switched off.
 */
final class PolicyCheck {
    /**
     * @throws StartRefusedException naming the line of the policy file
     */
    PolicyCheck(AccessPolicy policy, Map<SystemId, SystemAdapter> adapters) {
        for (SystemId system : new TreeSet<>(adapters.keySet())) {
            if (policy.notYetConnected(system)) {
                throw policy.refused(
                        "'notYetConnected' lists %s, which is connected: its absence would hold nobody up"
                                .formatted(system));
            }
        }
        for (Row row : policy.rows()) {
            SystemAdapter adapter = adapters.get(row.system());
            if (adapter != null) {
                wrong(row, adapter)
                        .ifPresent(
                                problem -> {
                                    throw policy.refused(row, problem);
                                });
            }
        }
    }

    private static Optional<String> wrong(Row row, SystemAdapter adapter) {
        Set<String> unknown = without(row.fields(), adapter.fields());
        if (!unknown.isEmpty()) {
            return Optional.of(
                    "unknown field %s of %s; there are %s"
                            .formatted(
                                    String.join(", ", unknown),
                                    row.system(),
                                    new TreeSet<>(adapter.fields())));
        }
        Set<String> lacking = without(adapter.needed(row.purpose()), row.fields());
        return lacking.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "%s can't be judged by an answer of %s without %s"
                                .formatted(
                                        row.purpose(), row.system(), String.join(", ", lacking)));
    }

    private static Set<String> without(Set<String> names, Set<String> others) {
        return names.stream()
                .filter(name -> !others.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
