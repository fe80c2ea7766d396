package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.AccessPolicy;
import nl.grenspoort.access.Purpose;
import nl.grenspoort.access.Role;
import nl.grenspoort.access.SystemId;
import nl.grenspoort.casework.ConsultationPlan.InUse;
import nl.grenspoort.document.DocumentInspection;
import nl.grenspoort.entry.Observation;
import nl.grenspoort.entry.TravellerClass;
import nl.grenspoort.reference.Phase;
import nl.grenspoort.reference.Phases;
import nl.grenspoort.start.StartRefusedException;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.Question;
import nl.grenspoort.systems.SystemAnswer.NotAsked;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plans consultations by the access policy: no row, no question (law 2). */
final class ConsultationPlanner {
    /** Looks up long-stay visas and residence permits: Regulation (EC) 767/2008 Art. 22g. */
    static final String CHECK_PERMIT = "check-permit";

    /** What a border check asks by itself, one of them of each system. */
    private static final Set<String> OPERATIONS = Set.of("search", CHECK_PERMIT);

    /** The VIS of Regulation (EU) 2021/1134, as config/reference/phases.yaml calls it. */
    private static final String REVISED_VIS = "VIS-REVISED";

    private static final SystemId SIS = new SystemId("SIS");

    private final AccessPolicy policy;
    private final Set<SystemId> connected;
    private final Phases phases;
    private final CaseworkProperties properties;
    private final InstantSource clock;

    /**
     * @param connected systems that have an adapter and are switched on
     * @param phases from which day each system is live
     * @param properties deadline of the whole fan-out, and how old a check may be to ask at all
     * @throws StartRefusedException when a connected system is not in the policy's list, or the
     *     policy names a traveller class that does not exist: its row would never apply, and a
     *     mandatory system would silently not be asked
     */
    ConsultationPlanner(
            AccessPolicy policy,
            Set<SystemId> connected,
            Phases phases,
            CaseworkProperties properties,
            InstantSource clock) {
        this.policy = requireNonNull(policy, "policy");
        refuseUnknownClasses(policy);
        refuseTwoQuestions(policy);
        refuseMissingSis(policy);
        refuseUnlisted(policy, connected);
        this.connected = Set.copyOf(connected);
        this.phases = requireNonNull(phases, "phases");
        this.properties = requireNonNull(properties, "properties");
        this.clock = requireNonNull(clock, "clock");
    }

    private static void refuseUnknownClasses(AccessPolicy policy) {
        Set<String> known =
                Stream.of(TravellerClass.values())
                        .map(TravellerClass::name)
                        .collect(Collectors.toUnmodifiableSet());
        for (AccessPolicy.Row row : policy.rows()) {
            Set<String> classes = row.classes() == null ? Set.of() : row.classes();
            for (String one : new TreeSet<>(classes)) {
                if (!known.contains(one)) {
                    throw policy.refused(
                            row,
                            "unknown traveller class %s; there are %s"
                                    .formatted(one, List.of(TravellerClass.values())));
                }
            }
        }
    }

    /** One question to each system: which of two is to be put, no row could say. */
    private static void refuseTwoQuestions(AccessPolicy policy) {
        for (TravellerClass regime : TravellerClass.values()) {
            for (Question.Direction direction : Question.Direction.values()) {
                for (SystemId system : policy.systems()) {
                    List<AccessPolicy.Row> rows = rows(policy, regime, direction, system).toList();
                    if (rows.size() > 1
                            || rows.stream()
                                    .anyMatch(row -> row.operations().containsAll(OPERATIONS))) {
                        throw policy.refused(
                                rows.getLast(),
                                "a border check of %s would put two questions to %s"
                                        .formatted(regime, system));
                    }
                }
            }
        }
    }

    /** Every border check asks SIS: Regulation (EU) 2016/399 Art. 8(2), 8(3). */
    private static void refuseMissingSis(AccessPolicy policy) {
        for (TravellerClass regime : TravellerClass.values()) {
            for (Question.Direction direction : Question.Direction.values()) {
                if (rows(policy, regime, direction, SIS).noneMatch(AccessPolicy.Row::mandatory)) {
                    throw new StartRefusedException(
                            "The access policy has no mandatory row for %s x SIS for %s."
                                    .formatted(Purposes.of(regime, direction), regime),
                            "Every border check searches SIS (2016/399 Art. 8); put the row back.");
                }
            }
        }
    }

    /** Rows by which a border check of this class asks the system something. */
    private static Stream<AccessPolicy.Row> rows(
            AccessPolicy policy,
            TravellerClass regime,
            Question.Direction direction,
            SystemId system) {
        return rows(policy, Purposes.of(regime, direction), direction, system)
                .filter(row -> row.appliesTo(regime.name()));
    }

    /** The same, of whatever class. */
    private static Stream<AccessPolicy.Row> rows(
            AccessPolicy policy, Purpose purpose, Question.Direction direction, SystemId system) {
        return policy.rows(purpose, Role.FIRST_LINE, system).stream()
                .filter(row -> row.on(direction.name()))
                .filter(row -> !Collections.disjoint(row.operations(), OPERATIONS));
    }

    private static String operation(AccessPolicy.Row row) {
        return row.operations().stream().filter(OPERATIONS::contains).findFirst().orElseThrow();
    }

    /** A system that is connected and never asked is a mistake, not a wish. */
    private static void refuseUnlisted(AccessPolicy policy, Set<SystemId> connected) {
        for (SystemId system : new TreeSet<>(connected)) {
            if (!policy.systems().contains(system)) {
                throw new StartRefusedException(
                        "%s is connected, but the access policy does not list it."
                                .formatted(system),
                        "Add it to 'systems' in config/access-policy.yaml, with a row and its"
                                + " article for each purpose it is asked for; or switch it off"
                                + " with grenspoort.systems.%s.enabled=false."
                                        .formatted(system.key()));
            }
        }
    }

    ConsultationPlan plan(Examination examination) {
        TravellerClass regime = examination.travellerClass();
        Question.Direction direction = examination.check().request().direction();
        Question question = question(examination);
        Instant until = clock.instant().plus(properties.consultationDeadline());
        List<Consultation> asked = new ArrayList<>();
        List<NotAsked> notAsked = new ArrayList<>();
        Set<SystemId> mandatory = new HashSet<>();
        LocalDate day = CrossingDay.of(examination.check());
        for (SystemId system : policy.systems()) {
            Optional<AccessPolicy.Row> row = rows(policy, regime, direction, system).findFirst();
            if (row.isEmpty()) {
                notAsked.add(new NotAsked(system, reason(regime, direction, system)));
                continue;
            }
            Phase phase = phases.on(dates(row.get()), day);
            if (phase == Phase.NOT_LIVE) {
                notAsked.add(new NotAsked(system, NotAsked.NOT_LIVE));
                continue;
            }
            if (row.get().mandatory() && phase != Phase.TRANSITIONAL) {
                mandatory.add(system);
            }
            if (asylumRequested(examination)) {
                notAsked.add(new NotAsked(system, NotAsked.ASYLUM_REQUESTED));
            } else if (connected.contains(system)) {
                asked.add(consultation(examination, row.get(), question, until));
            } else {
                notAsked.add(new NotAsked(system, absence(system)));
            }
        }
        return tooLate(examination)
                ? new ConsultationPlan(List.of(), notAsked(asked, notAsked), mandatory, inUse(day))
                : new ConsultationPlan(asked, notAsked, mandatory, inUse(day));
    }

    /** By whose dates it is asked: permits are in the VIS from its revision on. */
    private static String dates(AccessPolicy.Row row) {
        return operation(row).equals(CHECK_PERMIT) ? REVISED_VIS : row.system().value();
    }

    /** What a rule of a system in phases needs to know; of no other system anything. */
    private Map<SystemId, InUse> inUse(LocalDate day) {
        return policy.systems().stream()
                .filter(system -> phases.dated(system.value()))
                .collect(
                        Collectors.toUnmodifiableMap(
                                Function.identity(), system -> InUse.of(phases, system, day)));
    }

    /**
     * Not needed is said of a short stay whose regime is known to do without: a visa is looked up
     * for who needs one, a travel authorisation for who needs that (Regulation (EC) 767/2008 Art.
     * 18, Regulation (EU) 2018/1240 Art. 47). As long as it isn't known which of them somebody
     * needs, neither article is a basis; the second line settles the regime, and may then ask. Of
     * who is outside these regulations altogether, such as residents and Union citizens, they give
     * no basis either (Regulation (EU) 2017/2226 Art. 2(3), Regulation (EU) 2018/1240 Art. 2(2)).
     */
    private String reason(TravellerClass regime, Question.Direction direction, SystemId system) {
        boolean others =
                rows(policy, Purposes.of(regime, direction), direction, system)
                        .findAny()
                        .isPresent();
        return others && regime.eesDuty() ? NotAsked.NOT_NEEDED : NotAsked.NO_LEGAL_BASIS;
    }

    /** A system that is switched off is unknown; one that is not built in yet is told. */
    private String absence(SystemId system) {
        return policy.notYetConnected(system) ? NotAsked.NOT_CONNECTED : NotAsked.SWITCHED_OFF;
    }

    /**
     * A check that was interrupted long ago is concluded without asking: the traveller is no longer
     * there, and a question without a purpose is not put.
     */
    private boolean tooLate(Examination examination) {
        return examination
                .check()
                .openedAt()
                .plus(properties.resumeWithin())
                .isBefore(clock.instant());
    }

    /**
     * Known from the start: the border check ends there, and its purposes are no basis to ask any
     * further.
     */
    private static boolean asylumRequested(Examination examination) {
        return examination.check().observed().stream()
                .anyMatch(Observation.AsylumRequest.class::isInstance);
    }

    private static List<NotAsked> notAsked(List<Consultation> asked, List<NotAsked> others) {
        return Stream.concat(
                        asked.stream().map(one -> new NotAsked(one.system(), NotAsked.INTERRUPTED)),
                        others.stream())
                .toList();
    }

    /**
     * A border check asks as the first line does, whoever sits at the desk; the second line asks
     * more under its own purposes.
     */
    private Consultation consultation(
            Examination examination, AccessPolicy.Row row, Question question, Instant until) {
        BorderCheck check = examination.check();
        return new Consultation(
                NewId.next(),
                policy.authorise(
                        check.id(),
                        row.purpose(),
                        row.role(),
                        row.system(),
                        operation(row),
                        examination.travellerClass().name()),
                question,
                check.actor(),
                until);
    }

    private static Question question(Examination examination) {
        BorderCheck check = examination.check();
        List<DocumentInspection> inspections = examination.travelDocumentFirst();
        return new Question(
                inspections.stream()
                        .flatMap(inspection -> inspection.person().stream())
                        .findFirst()
                        .orElse(null),
                inspections.stream()
                        .flatMap(inspection -> inspection.reference().stream())
                        .toList(),
                check.request().direction(),
                check.terminal().crossingPoint(),
                check.judgedAt());
    }
}
