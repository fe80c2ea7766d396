package nl.grenspoort.systems.esp;

import nl.grenspoort.access.AccessPolicy;
import nl.grenspoort.access.Authorisation;
import nl.grenspoort.access.Purpose;
import nl.grenspoort.access.Role;
import nl.grenspoort.access.SystemId;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A user profile of Regulation (EU) 2019/817 Art. 8(1): what a category of users may ask by the ESP
 * for one purpose, and what they are answered. It follows from the rows of the access policy; a
 * query names it by id and version.
 *
 * @param id purpose and role: {@code BORDER_ENTRY_TCN.FIRST_LINE}
 * @param version of the access policy it follows from
 * @param systems that may be queried, and the data of each that are answered (fields, as the
 *     policy's rows name them)
 */
public record UserProfile(String id, String version, Map<SystemId, Set<String>> systems) {
    public UserProfile {
        systems = Map.copyOf(systems);
    }

    /** The id of the profile under which this is asked. */
    public static String id(Authorisation authorisation) {
        return id(authorisation.purpose(), authorisation.role());
    }

    private static String id(Purpose purpose, Role role) {
        return purpose.name() + "." + role.name();
    }

    /** Of every purpose and role that may ask something. */
    public static Map<String, UserProfile> all(AccessPolicy policy) {
        return Stream.of(Purpose.values())
                .flatMap(purpose -> Stream.of(Role.values()).map(role -> of(policy, purpose, role)))
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableMap(UserProfile::id, profile -> profile));
    }

    private static Optional<UserProfile> of(AccessPolicy policy, Purpose purpose, Role role) {
        Map<SystemId, Set<String>> systems = new TreeMap<>();
        for (SystemId system : policy.systems()) {
            Set<String> fields =
                    policy.rows(purpose, role, system).stream()
                            .flatMap(row -> row.fields().stream())
                            .collect(Collectors.toUnmodifiableSet());
            if (!policy.rows(purpose, role, system).isEmpty()) {
                systems.put(system, fields);
            }
        }
        return systems.isEmpty()
                ? Optional.empty()
                : Optional.of(new UserProfile(id(purpose, role), policy.version(), systems));
    }
}
