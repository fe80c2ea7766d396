package nl.grenspoort.access;

import nl.grenspoort.finding.LegalBasis;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Who may ask what, and why: the rows of {@code config/access-policy.yaml}. What has no row is
 * refused before any adapter is called (law 2).
 */
public final class AccessPolicy {
    /** Operation of a portal. */
    private static final String CARRY = "carry";

    private final String version;
    private final List<SystemId> systems;
    private final Map<Key, Row> rows;
    private final Set<SystemId> notYetConnected;

    /**
     * @throws IllegalArgumentException when a system is listed twice, two rows overlap, or a row
     *     names a system that is not in the list
     */
    AccessPolicy(String version, List<SystemId> systems, List<Row> rows) {
        this(version, systems, rows, Set.of());
    }

    /**
     * @param notYetConnected systems whose absence is told and does not hold a check up; never SIS
     *     or EES
     */
    AccessPolicy(
            String version, List<SystemId> systems, List<Row> rows, Set<SystemId> notYetConnected) {
        this.notYetConnected = Set.copyOf(notYetConnected);
        for (String always : List.of("SIS", "EES")) {
            if (notYetConnected.contains(new SystemId(always))) {
                throw new IllegalArgumentException(
                        always + " is connected: its absence always holds a check up");
            }
        }
        this.version = version;
        this.systems = List.copyOf(systems);
        if (Set.copyOf(systems).size() < systems.size()) {
            throw new IllegalArgumentException("'systems' lists a system twice");
        }
        this.rows =
                rows.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Row::key, Function.identity(), AccessPolicy::overlap));
        for (Row row : rows) {
            if (!systems.contains(row.system)) {
                throw new IllegalArgumentException(
                        row.key() + " names a system that 'systems' doesn't list");
            }
        }
    }

    /**
     * Reads the policy of this file.
     *
     * @throws nl.grenspoort.start.StartRefusedException naming the place that can't be used
     */
    public static AccessPolicy read(Path file) {
        return AccessFiles.policy(file);
    }

    private static Row overlap(Row one, Row other) {
        throw new IllegalArgumentException("two rows for " + one.key() + " (" + other.basis + ")");
    }

    public String version() {
        return version;
    }

    /**
     * Whether this gateway is built without the system so far, so that a guard is told of it and
     * decides (law 1 holds for every other system: not asked is then unknown).
     */
    public boolean notYetConnected(SystemId system) {
        return notYetConnected.contains(system);
    }

    /** Every system the gateway knows of, asked or not. */
    public List<SystemId> systems() {
        return systems;
    }

    /** Rows whose system may be left unasked without holding anybody up, as they read. */
    List<String> optionalRows() {
        return rows.values().stream()
                .filter(row -> !row.mandatory)
                .map(row -> row.key().toString())
                .sorted()
                .toList();
    }

    /** The row that allows it; empty when there is no legal basis. */
    public Optional<Row> row(Purpose purpose, Role role, SystemId system) {
        return Optional.ofNullable(rows.get(new Key(purpose, role, system)));
    }

    /**
     * Permits one operation.
     *
     * @throws AccessDeniedException when no row allows it; the caller logs the denial
     */
    public Authorisation authorise(
            UUID caseId, Purpose purpose, Role role, SystemId system, String operation) {
        Row row =
                row(purpose, role, system)
                        .filter(allowed -> allowed.operations.contains(operation))
                        .orElseThrow(
                                () ->
                                        new AccessDeniedException(
                                                purpose, role, system, operation, version));
        return new Authorisation(
                caseId, purpose, role, system, operation, row.basis, row.fields, version);
    }

    /**
     * Permits a portal to carry questions of which each is authorised on its own: whoever has access
     * to at least one of the systems may ask it by the portal (Regulation (EU) 2019/817 Art. 7(1)).
     * It permits nothing that the rows do not: whoever carries asks for each question again.
     *
     * @param basis article that lets us ask by the portal
     * @param carried of one case, purpose and role, all by the policy in force
     * @throws IllegalArgumentException when there is none, or they are not of one case and purpose
     */
    public Authorisation authoriseCarrying(
            SystemId portal, LegalBasis basis, List<Authorisation> carried) {
        if (carried.isEmpty()) {
            throw new IllegalArgumentException("a portal carries at least one question");
        }
        Authorisation first = carried.getFirst();
        for (Authorisation one : carried) {
            if (!one.caseId().equals(first.caseId())
                    || one.purpose() != first.purpose()
                    || one.role() != first.role()) {
                throw new IllegalArgumentException("a portal carries questions of one purpose");
            }
        }
        return new Authorisation(
                first.caseId(),
                first.purpose(),
                first.role(),
                portal,
                CARRY,
                basis,
                Set.of(),
                version);
    }

    /**
     * One permission.
     *
     * @param operations of the system's contract
     * @param mandatory the law wants this system asked: without its answer nobody is admitted (law
     *     1)
     * @param classes traveller classes it applies to, by name; null for all
     * @param fields of the system's answer that the purpose may see, as its adapter names them
     */
    public record Row(
            Purpose purpose,
            Role role,
            SystemId system,
            Set<String> operations,
            LegalBasis basis,
            boolean mandatory,
            @Nullable Set<String> classes,
            Set<String> fields) {
        public Row {
            Objects.requireNonNull(purpose, "purpose");
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(system, "system");
            operations = Set.copyOf(operations);
            Objects.requireNonNull(basis, "basis");
            classes = classes == null ? null : Set.copyOf(classes);
            fields = Set.copyOf(fields);
        }

        /** Whether the law wants the system asked for this traveller class. */
        public boolean appliesTo(String travellerClass) {
            return classes == null || classes.contains(travellerClass);
        }

        Key key() {
            return new Key(purpose, role, system);
        }
    }

    /** What makes a row the only one. */
    record Key(Purpose purpose, Role role, SystemId system) {
        @Override
        public String toString() {
            return purpose + " x " + role + " x " + system;
        }
    }
}
