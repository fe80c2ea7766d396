package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.AccessPolicy;
import nl.grenspoort.access.Purpose;
import nl.grenspoort.access.Role;
import nl.grenspoort.access.SystemId;
import nl.grenspoort.access.TestPolicies;
import nl.grenspoort.document.DocumentInspection;
import nl.grenspoort.entry.Observation;
import nl.grenspoort.entry.Traveller;
import nl.grenspoort.entry.TravellerClass;
import nl.grenspoort.messagelog.RecordingLog;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.ConsultationPaths;
import nl.grenspoort.systems.Question.Direction;
import nl.grenspoort.systems.SystemAnswer;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.sql.DataSource;

/**
 * A border check in memory, from plan to conclusion, by the real planner, aggregation, steps,
 * translator, rules and recorder. Every system that the shipped policy has a row for is connected,
 * whether the gateway has an adapter for it or not: a new system is in it by itself.
 */
final class Fanout {
    /** What became of one system that was asked. */
    enum State {
        ANSWERS,
        /** No connection. */
        DOWN,
        /** Not there when the deadline came: the fan-out goes on without it. */
        SLOW,
        /** Its signature does not hold. */
        FORGED,
        /** Answers a question that was not put: what it brings is another system's. */
        ANOTHERS,
        /** What it brings can't be read. */
        UNREADABLE;

        boolean unknown() {
            return this != ANSWERS;
        }
    }

    static final AccessPolicy POLICY = TestPolicies.asShipped();

    private static final CamelContext CAMEL = new DefaultCamelContext();
    private static final TravellerClassifier CLASSIFIER = new TravellerClassifier(Cases.LAW);
    private static final ConsultationPlanner PLANNER =
            new ConsultationPlanner(
                    POLICY, withARow(), Cases.PHASES, Cases.PROPERTIES, () -> Cases.NOW);

    private final AnswersAggregation aggregation = new AnswersAggregation(_ -> {});
    private final BorderCheckSteps steps;

    Fanout(DataSource database) {
        Recorder recorder =
                Recorders.on(new RecordingLog(), TestStores.on(database), () -> Cases.NOW);
        this.steps =
                new BorderCheckSteps(
                        (_, _) -> Cases.passport("D"),
                        CLASSIFIER,
                        PLANNER,
                        new PleasureCrafts(Cases.POINTS),
                        recorder,
                        ConsultationPaths.direct(POLICY, () -> Cases.NOW),
                        Cases.SCHENGEN,
                        _ -> {});
    }

    private static Set<SystemId> withARow() {
        return POLICY.systems().stream()
                .filter(
                        system ->
                                Stream.of(Purpose.values())
                                        .anyMatch(
                                                purpose ->
                                                        !POLICY.rows(
                                                                        purpose,
                                                                        Role.FIRST_LINE,
                                                                        system)
                                                                .isEmpty()))
                .collect(Collectors.toUnmodifiableSet());
    }

    Examination planned(Direction direction, List<DocumentInspection> documents) {
        return steps.planConsultations(steps.classifyTraveller(inspected(direction, documents)));
    }

    /** Of a traveller whose class is known by other means than these documents. */
    Examination planned(
            Direction direction, List<DocumentInspection> documents, TravellerClass known) {
        return steps.planConsultations(
                inspected(direction, documents).classified(Traveller.of(known)));
    }

    /** Entering at a desk, after an officer found this out. */
    Examination planned(List<DocumentInspection> documents, List<Observation> observed) {
        NewBorderCheck bare = Cases.request(Direction.ENTRY);
        NewBorderCheck request =
                new NewBorderCheck(
                        bare.documents(),
                        bare.direction(),
                        bare.capacity(),
                        bare.conveyance(),
                        bare.party(),
                        observed);
        Examination inspected =
                Examination.begin(
                                BorderCheck.opened(NewId.next(), Cases.NOW, Cases.desk(), request))
                        .inspected(documents);
        return steps.planConsultations(steps.classifyTraveller(inspected));
    }

    private static Examination inspected(Direction direction, List<DocumentInspection> documents) {
        return Examination.begin(
                        BorderCheck.opened(
                                NewId.next(), Cases.NOW, Cases.kiosk(), Cases.request(direction)))
                .inspected(documents);
    }

    static List<SystemId> asked(Examination planned) {
        return planned.planMade().consultations().stream().map(Consultation::system).toList();
    }

    /**
     * Brings in what each system brings, and concludes.
     *
     * @param known what a system that answers says, by system
     * @param states of every system that was asked
     */
    Conclusion conclude(
            Examination planned, Map<SystemId, SystemAnswer> known, Map<SystemId, State> states) {
        Exchange original = new DefaultExchange(CAMEL);
        original.getMessage().setBody(planned);
        Exchange target = null;
        List<SystemId> asked = asked(planned);
        for (int branch = 0; branch < asked.size(); branch++) {
            SystemId system = asked.get(branch);
            State state = requireNonNull(states.get(system), "state");
            if (state != State.SLOW) {
                Object brought = brought(state, system, requireNonNull(known.get(system)), asked);
                target = aggregation.aggregate(target, branch(branch, brought), original);
            }
        }
        Exchange end = target == null ? original : target;
        Examination answered = requireNonNull(end.getMessage().getBody(Examination.class), "body");
        Examination assessed = steps.assessConditions(steps.nobodyLeftOut(answered));
        return requireNonNull(steps.advise(assessed).conclusion(), "conclusion");
    }

    private static @Nullable Object brought(
            State state, SystemId system, SystemAnswer known, List<SystemId> asked) {
        return switch (state) {
            case ANSWERS -> known;
            case DOWN -> new SystemAnswer.Unavailable(system, "CONNECTION");
            case FORGED -> new SystemAnswer.Unavailable(system, "SIGNATURE_INVALID");
            case UNREADABLE -> "no answer";
            case ANOTHERS ->
                    new SystemAnswer.NoData(
                            asked.get((asked.indexOf(system) + 1) % asked.size()),
                            SystemAnswer.Source.CENTRAL);
            case SLOW -> throw new IllegalArgumentException("a slow system brings nothing");
        };
    }

    private static Exchange branch(int index, @Nullable Object brought) {
        Exchange exchange = new DefaultExchange(CAMEL);
        exchange.setProperty(ExchangePropertyKey.SPLIT_INDEX, index);
        exchange.getMessage().setBody(brought);
        return exchange;
    }
}
