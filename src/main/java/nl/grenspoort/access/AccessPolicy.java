package nl.grenspoort.access;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.finding.LegalBasis;
import nl.grenspoort.start.StartRefusedException;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Who may ask what, and why: the rows of {@code config/access-policy.yaml}. What has no row is
 * refused before any adapter is called (law 2).
 */
public final class AccessPolicy {
    /** What is noted in ETIAS for the second line: Regulation (EU) 2018/1240 Art. 47(4). */
    static final String ADDITIONAL_INFORMATION = "additional-information";

    /**
     * What can be asked of a system: {@code search} by identity and document data, {@code
     * search-visa-exempt} and {@code check-permit} of Regulation (EC) 767/2008 Art. 19a and 22g,
     * {@code verify} a person against one file, {@code identify} a person among all, {@code
     * additional-information} of Regulation (EU) 2018/1240 Art. 47(4), {@code register} what
     * happened.
     */
    public static final Set<String> OPERATIONS =
            Set.of(
                    "search",
                    "search-visa-exempt",
                    "check-permit",
                    "verify",
                    "identify",
                    ADDITIONAL_INFORMATION,
                    "register");

    private final Path file;

    /** Operation of a portal. */
    private static final String CARRY = "carry";

    private final String version;
    private final List<SystemId> systems;
    private final List<Row> all;
    private final Map<Key, List<Row>> rows;
    private final Set<SystemId> notYetConnected;

    /**
     * @throws IllegalArgumentException when a system is listed twice, two rows overlap, or a row
     *     names a system that is not in the list
     */
    AccessPolicy(String version, List<SystemId> systems, List<Row> rows) {
        this(Path.of("access-policy.yaml"), version, systems, rows, Set.of());
    }

    /**
     * @param file it was read from, for messages
     * @param notYetConnected systems whose absence is told and does not hold a check up; never SIS
     *     or EES
     */
    AccessPolicy(
            Path file,
            String version,
            List<SystemId> systems,
            List<Row> rows,
            Set<SystemId> notYetConnected) {
        this.file = requireNonNull(file, "file");
        this.notYetConnected = Set.copyOf(notYetConnected);
        for (String always : List.of("SIS", "EES")) {
            if (notYetConnected.contains(new SystemId(always))) {
                throw new IllegalArgumentException(
                        always + " is connected: its absence always holds a check up");
            }
        }
        this.version = requireNonNull(version, "version");
        this.systems = List.copyOf(systems);
        if (Set.copyOf(systems).size() < systems.size()) {
            throw new IllegalArgumentException("'systems' lists a system twice");
        }
        this.all = List.copyOf(rows);
        this.rows = all.stream().collect(Collectors.groupingBy(Row::key));
        for (Row row : all) {
            if (!systems.contains(row.system)) {
                throw new IllegalArgumentException(
                        row.key() + " names a system that 'systems' doesn't list");
            }
            if (all.stream().anyMatch(other -> other != row && other.overlaps(row))) {
                throw new IllegalArgumentException("two rows for " + row);
            }
        }
    }

    /**
     * Reads the policy of this file.
     *
     * @throws StartRefusedException naming the line that can't be used
     */
    public static AccessPolicy read(Path file) {
        return AccessFiles.policy(file);
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

    /** Every row, in the order of the file. */
    public List<Row> rows() {
        return all;
    }

    /**
     * Rows of border checks whose system may be left unasked without holding anybody up although
     * the law does not leave it to the guard, as they read.
     */
    List<String> optionalRows() {
        return all.stream()
                .filter(row -> !row.mandatory && !LegalLimits.optional(row))
                .map(row -> row.key().toString())
                .sorted()
                .distinct()
                .toList();
    }

    /** All rows of a purpose and a system; empty when there is no legal basis. */
    public List<Row> rows(Purpose purpose, Role role, SystemId system) {
        return rows.getOrDefault(new Key(purpose, role, system), List.of());
    }

    /**
     * The row that allows an operation. Never more than one: rows don't overlap.
     *
     * @param travellerClass null when it plays no part: then only rows for all classes allow
     */
    public Optional<Row> row(
            Purpose purpose,
            Role role,
            SystemId system,
            String operation,
            @Nullable String travellerClass) {
        return rows(purpose, role, system).stream()
                .filter(row -> row.operations.contains(operation))
                .filter(row -> row.appliesTo(travellerClass))
                .findFirst();
    }

    /** As the other, for a question in which the traveller class plays no part. */
    public Authorisation authorise(
            UUID caseId, Purpose purpose, Role role, SystemId system, String operation) {
        return authorise(caseId, purpose, role, system, operation, null);
    }

    /**
     * Permits one operation.
     *
     * @throws AccessDeniedException when no row allows it; the caller logs the denial
     */
    public Authorisation authorise(
            UUID caseId,
            Purpose purpose,
            Role role,
            SystemId system,
            String operation,
            @Nullable String travellerClass) {
        Row row =
                row(purpose, role, system, operation, travellerClass)
                        .orElseThrow(
                                () ->
                                        new AccessDeniedException(
                                                purpose, role, system, operation, version));
        return new Authorisation(
                caseId,
                purpose,
                role,
                system,
                operation,
                travellerClass,
                row.basis,
                row.fields,
                version);
    }

    /**
     * A refusal to start with a row, for whoever knows more of it than this module: a system's
     * fields, the classes of travellers.
     */
    public StartRefusedException refused(Row row, String problem) {
        return AccessFiles.refused(file, "line " + row.line + ": " + problem, null);
    }

    /** A refusal to start with what stands in the head of the file. */
    public StartRefusedException refused(String problem) {
        return AccessFiles.refused(file, problem, null);
    }

    /**
     * Permits again what was permitted before, by this policy: with its fields and its version.
     *
     * @param direction of the crossing it is asked for, {@code ENTRY} or {@code EXIT}
     * @throws AccessDeniedException when no row allows it any more; the caller logs the denial
     */
    public Authorisation renew(Authorisation given, String direction) {
        Optional<Row> row =
                row(
                        given.purpose(),
                        given.role(),
                        given.system(),
                        given.operation(),
                        given.travellerClass());
        if (row.isPresent() && !row.get().on(direction)) {
            throw new AccessDeniedException(
                    given.purpose(), given.role(), given.system(), given.operation(), version);
        }
        return authorise(
                given.caseId(),
                given.purpose(),
                given.role(),
                given.system(),
                given.operation(),
                given.travellerClass());
    }

    /**
     * Permits a portal to carry questions of which each is authorised on its own: whoever has
     * access to at least one of the systems may ask it by the portal (Regulation (EU) 2019/817 Art.
     * 7(1)). It permits nothing that the rows do not: whoever carries asks for each question again.
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
                    || one.role() != first.role()
                    || !Objects.equals(one.travellerClass(), first.travellerClass())) {
                throw new IllegalArgumentException("a portal carries questions of one purpose");
            }
        }
        return new Authorisation(
                first.caseId(),
                first.purpose(),
                first.role(),
                portal,
                CARRY,
                first.travellerClass(),
                basis,
                Set.of(),
                version);
    }

    /**
     * One permission.
     *
     * @param operations of {@link #OPERATIONS}
     * @param mandatory the law wants this system asked: without its answer nobody is admitted (law
     *     1)
     * @param classes traveller classes it applies to, by name; null for all
     * @param direction {@code ENTRY} or {@code EXIT}: the only crossings it is for; null for both.
     *     Rows that differ in nothing else overlap
     * @param fields of the system's answer that the purpose may see, as its adapter names them
     * @param line of the file; 0 when it comes from none
     */
    public record Row(
            Purpose purpose,
            Role role,
            SystemId system,
            Set<String> operations,
            LegalBasis basis,
            boolean mandatory,
            @Nullable Set<String> classes,
            @Nullable String direction,
            Set<String> fields,
            int line) {
        public Row {
            requireNonNull(purpose, "purpose");
            requireNonNull(role, "role");
            requireNonNull(system, "system");
            operations = Set.copyOf(operations);
            requireNonNull(basis, "basis");
            classes = classes == null ? null : Set.copyOf(classes);
            fields = Set.copyOf(fields);
        }

        /** For crossings in both directions. */
        public Row(
                Purpose purpose,
                Role role,
                SystemId system,
                Set<String> operations,
                LegalBasis basis,
                boolean mandatory,
                @Nullable Set<String> classes,
                Set<String> fields,
                int line) {
            this(purpose, role, system, operations, basis, mandatory, classes, null, fields, line);
        }

        /** Whether it is for crossings in this direction, {@code ENTRY} or {@code EXIT}. */
        public boolean on(String crossing) {
            return direction == null || direction.equals(crossing);
        }

        /** Whether the law wants the system asked for this traveller class. */
        public boolean appliesTo(@Nullable String travellerClass) {
            return classes == null || (travellerClass != null && classes.contains(travellerClass));
        }

        /** Whether some question would be allowed by both. */
        boolean overlaps(Row other) {
            return key().equals(other.key())
                    && !Collections.disjoint(operations, other.operations)
                    && (classes == null
                            || other.classes == null
                            || !Collections.disjoint(classes, other.classes));
        }

        Key key() {
            return new Key(purpose, role, system);
        }

        @Override
        public String toString() {
            return "%s to %s%s"
                    .formatted(
                            key(),
                            String.join(", ", new TreeSet<>(operations)),
                            classes == null
                                    ? ""
                                    : " for " + String.join(", ", new TreeSet<>(classes)));
        }
    }

    /** Under which rows stand together. */
    record Key(Purpose purpose, Role role, SystemId system) {
        @Override
        public String toString() {
            return purpose + " x " + role + " x " + system;
        }
    }
}
