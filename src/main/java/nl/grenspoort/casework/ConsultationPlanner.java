package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.AccessPolicy;
import nl.grenspoort.access.Purpose;
import nl.grenspoort.access.Role;
import nl.grenspoort.access.SystemId;
import nl.grenspoort.casework.ConsultationPlan.InUse;
import nl.grenspoort.document.DocumentInspection;
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
    private static final String OPERATION = "search";
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

    /** Every border check asks SIS: Regulation (EU) 2016/399 Art. 8(2), 8(3). */
    private static void refuseMissingSis(AccessPolicy policy) {
        for (TravellerClass regime : TravellerClass.values()) {
            for (Question.Direction direction : Question.Direction.values()) {
                Purpose purpose = Purposes.of(regime, direction);
                if (row(policy, purpose, SIS, regime)
                        .filter(AccessPolicy.Row::mandatory)
                        .isEmpty()) {
                    throw new StartRefusedException(
                            "The access policy has no mandatory row for %s x SIS for %s."
                                    .formatted(purpose, regime),
                            "Every border check searches SIS (2016/399 Art. 8); put the row back.");
                }
            }
        }
    }

    private static Optional<AccessPolicy.Row> row(
            AccessPolicy policy, Purpose purpose, SystemId system, TravellerClass regime) {
        return policy.row(purpose, Role.FIRST_LINE, system, OPERATION, regime.name());
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
        Purpose purpose =
                Purposes.of(
                        examination.travellerClass(), examination.check().request().direction());
        Question question = question(examination);
        Instant until = clock.instant().plus(properties.consultationDeadline());
        List<Consultation> asked = new ArrayList<>();
        List<NotAsked> notAsked = new ArrayList<>();
        Set<SystemId> mandatory = new HashSet<>();
        LocalDate day = CrossingDay.of(examination.check());
        for (SystemId system : policy.systems()) {
            Optional<AccessPolicy.Row> row =
                    row(policy, purpose, system, examination.travellerClass());
            if (row.isEmpty()) {
                notAsked.add(
                        new NotAsked(
                                system, reason(purpose, system, examination.travellerClass())));
            } else if (phases.on(system.value(), day) == Phase.NOT_LIVE) {
                notAsked.add(new NotAsked(system, NotAsked.NOT_LIVE));
            } else {
                if (row.get().mandatory() && phases.on(system.value(), day) != Phase.TRANSITIONAL) {
                    mandatory.add(system);
                }
                if (connected.contains(system)) {
                    asked.add(consultation(examination, purpose, system, question, until));
                } else {
                    notAsked.add(new NotAsked(system, absence(system)));
                }
            }
        }
        return tooLate(examination)
                ? new ConsultationPlan(List.of(), notAsked(asked, notAsked), mandatory, inUse(day))
                : new ConsultationPlan(asked, notAsked, mandatory, inUse(day));
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
     * Not needed is said of a traveller whose regime is known to do without. Visa and travel
     * authorisation are looked up for who needs them (Regulation (EC) 767/2008 Art. 18, Regulation
     * (EU) 2018/1240 Art. 47); as long as it isn't known which of them somebody needs, neither
     * article is a basis. The second line settles the regime, and may then ask.
     */
    private String reason(Purpose purpose, SystemId system, TravellerClass regime) {
        boolean others =
                policy.rows(purpose, Role.FIRST_LINE, system).stream()
                        .anyMatch(row -> row.operations().contains(OPERATION));
        return others && regime != TravellerClass.UNDETERMINED
                ? NotAsked.NOT_NEEDED
                : NotAsked.NO_LEGAL_BASIS;
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
            Examination examination,
            Purpose purpose,
            SystemId system,
            Question question,
            Instant until) {
        BorderCheck check = examination.check();
        return new Consultation(
                NewId.next(),
                policy.authorise(
                        check.id(),
                        purpose,
                        Role.FIRST_LINE,
                        system,
                        OPERATION,
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
