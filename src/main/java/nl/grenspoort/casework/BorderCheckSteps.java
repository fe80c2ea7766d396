package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.document.DocumentInspection;
import nl.grenspoort.document.DocumentInspector;
import nl.grenspoort.entry.Assessment;
import nl.grenspoort.entry.Facts;
import nl.grenspoort.reference.SchengenCalendar;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.ConsultationPaths;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.telemetry.Journey;

import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The named steps of {@code routes/border-check}: each takes the examination one step further. */
final class BorderCheckSteps {
    private static final Logger LOG = LoggerFactory.getLogger(BorderCheckSteps.class);

    private final DocumentInspector inspector;
    private final TravellerClassifier classifier;
    private final ConsultationPlanner planner;
    private final PleasureCrafts crafts;
    private final Recorder recorder;
    private final ConsultationPaths paths;
    private final SchengenCalendar schengen;
    private final Consumer<Examination> reached;

    /**
     * @param reached is told when the systems are about to be asked, and returns at once
     */
    BorderCheckSteps(
            DocumentInspector inspector,
            TravellerClassifier classifier,
            ConsultationPlanner planner,
            PleasureCrafts crafts,
            Recorder recorder,
            ConsultationPaths paths,
            SchengenCalendar schengen,
            Consumer<Examination> reached) {
        this.inspector = requireNonNull(inspector, "inspector");
        this.classifier = requireNonNull(classifier, "classifier");
        this.planner = requireNonNull(planner, "planner");
        this.crafts = requireNonNull(crafts, "crafts");
        this.recorder = requireNonNull(recorder, "recorder");
        this.paths = requireNonNull(paths, "paths");
        this.schengen = requireNonNull(schengen, "schengen");
        this.reached = requireNonNull(reached, "reached");
    }

    public Examination inspectDocuments(Examination examination) {
        List<DocumentInspection> inspections =
                examination.check().request().documents().stream()
                        .map(
                                document ->
                                        inspector.inspect(document, examination.check().judgedAt()))
                        .toList();
        return examination.inspected(inspections);
    }

    public Examination classifyTraveller(Examination examination) {
        return examination.classified(classifier.classify(examination));
    }

    public Examination planConsultations(Examination examination) {
        return examination.planned(planner.plan(examination));
    }

    /**
     * Which questions go together through the European Search Portal, and which directly. Nothing
     * is asked that is not in the plan.
     */
    public Examination choosePaths(Examination examination) {
        ConsultationPlan plan = examination.planMade();
        Examination ready =
                examination.planned(plan.by(paths.of(plan.consultations(), NewId.next())));
        reached.accept(ready);
        return ready;
    }

    /** What to ask, all at the same time. */
    public List<Consultation> paths(Examination examination) {
        return examination.planMade().paths();
    }

    /**
     * A consultation whose answer never reached the aggregation is one that timed out: nothing
     * falls out of a check silently (law 1).
     */
    public Examination nobodyLeftOut(Examination examination) {
        Set<nl.grenspoort.access.SystemId> answered =
                examination.answers().stream()
                        .map(SystemAnswer::system)
                        .collect(Collectors.toUnmodifiableSet());
        Examination complete = examination;
        for (Consultation asked : examination.planMade().consultations()) {
            if (!answered.contains(asked.system())) {
                complete = complete.answered(new SystemAnswer.TimedOut(asked.system()));
            }
        }
        return complete;
    }

    public Examination assessConditions(Examination examination) {
        Facts facts = crafts.on(examination.check(), FactTranslator.facts(examination, schengen));
        return examination.assessed(facts, Assessment.of(facts));
    }

    /**
     * Sums up: advice for the guard, captures still needed, all that lane and desk are told from.
     */
    public Examination advise(Examination examination) {
        return examination.concluded(recorder.conclude(examination));
    }

    /** Logs the advice and what it rests on, durably, and then keeps it with the case. */
    public void record(Examination examination, Exchange exchange) {
        recorder.record(examination, Journey.of(exchange).context());
    }

    /** The case stays open; whoever takes it over when its lease ends examines it anew. */
    public void failed(Exchange exchange) {
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        LOG.error("An examination stopped half-way, to be taken up again: {}", Causes.of(cause));
    }
}
