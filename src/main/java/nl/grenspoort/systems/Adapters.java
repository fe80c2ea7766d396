package nl.grenspoort.systems;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.start.StartRefusedException;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which adapter serves which configured system. A setting that nothing reads is refused. */
final class Adapters {
    private final Map<SystemId, SystemAdapter> own;
    private final Map<String, SystemKind> kinds;

    /**
     * @param own adapters of systems that are one of their kind
     * @param kinds of which there may be several
     */
    Adapters(List<SystemAdapter> own, List<SystemKind> kinds) {
        this.own =
                own.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        SystemAdapter::system, Function.identity()));
        this.kinds =
                kinds.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        SystemKind::name, Function.identity()));
    }

    /**
     * Adapters of the systems that are switched on.
     *
     * @throws StartRefusedException when a configured system has no adapter, or no kind that is
     *     known
     */
    Map<SystemId, SystemAdapter> of(SystemsProperties properties) {
        own.keySet().forEach(properties::of);
        Map<SystemId, SystemAdapter> connected = new TreeMap<>();
        properties
                .systems()
                .forEach(
                        (key, policy) -> {
                            SystemId system = system(key);
                            SystemAdapter adapter = adapter(system, policy);
                            if (policy.enabled()) {
                                connected.put(system, adapter);
                            }
                        });
        return connected;
    }

    private static SystemId system(String key) {
        try {
            return new SystemId(key.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new StartRefusedException(
                    "grenspoort.systems.%s: %s.".formatted(key, e.getMessage()),
                    "Its key is that name in lower case.",
                    e);
        }
    }

    private SystemAdapter adapter(SystemId system, SystemPolicy policy) {
        SystemAdapter alone = own.get(system);
        if (alone == null) {
            return kind(system, policy.kind()).adapter(system, policy);
        }
        if (policy.kind() != null) {
            throw new StartRefusedException(
                    "grenspoort.systems.%s.kind is %s, but %s is one of its kind."
                            .formatted(system.key(), policy.kind(), system),
                    "Remove it, or give the system of that kind another name.");
        }
        return alone;
    }

    private SystemKind kind(SystemId system, @Nullable String name) {
        SystemKind kind = name == null ? null : kinds.get(name);
        if (kind == null) {
            throw new StartRefusedException(
                    name == null
                            ? "grenspoort.systems.%s names a system that this gateway does not know."
                                    .formatted(system.key())
                            : "grenspoort.systems.%s.kind: there is no kind %s."
                                    .formatted(system.key(), name),
                    "Known are %s; any other name needs a kind out of %s."
                            .formatted(new TreeSet<>(own.keySet()), new TreeSet<>(kinds.keySet())));
        }
        return kind;
    }
}
