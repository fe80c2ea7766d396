package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.document.DocumentInspection;
import nl.grenspoort.document.DocumentInspector;
import nl.grenspoort.reference.Phases;
import nl.grenspoort.reference.SchengenCalendar;
import nl.grenspoort.systems.LateAnswer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Adds what came late to its check, and then has the check weighed anew. What it adds to the facts
 * is kept with the check before it is weighed: when the gateway stops in between, or the log is
 * down, whoever looks for checks like that does the rest. An answer to a check that is still
 * examined is weighed when that one is concluded.
 */
final class LateAnswersOfChecks implements LateAnswer.Listener, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LateAnswersOfChecks.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);
    private static final int AT_ONCE = 16;

    private final BorderCheckStore store;
    private final Reassessment reassessment;
    private final DocumentInspector inspector;
    private final Phases phases;
    private final SchengenCalendar calendar;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("unweighed-checks").daemon().factory());
    private volatile boolean running;

    LateAnswersOfChecks(
            BorderCheckStore store,
            Reassessment reassessment,
            DocumentInspector inspector,
            Phases phases,
            SchengenCalendar calendar) {
        this.store = requireNonNull(store, "store");
        this.reassessment = requireNonNull(reassessment, "reassessment");
        this.inspector = requireNonNull(inspector, "inspector");
        this.phases = requireNonNull(phases, "phases");
        this.calendar = requireNonNull(calendar, "calendar");
    }

    @Override
    public void arrived(LateAnswer late) {
        BorderCheck kept =
                store.update(late.caseId(), check -> check.answeredLate(read(late, check)));
        if (kept.unweighed()) {
            weigh(kept.id());
        }
    }

    private Late read(LateAnswer late, BorderCheck check) {
        LocalDate day = CrossingDay.of(check);
        SystemId system = late.system();
        AnswerReading reading =
                new AnswerReading(
                        late.answer(),
                        late.operation(),
                        AnswerReading.travelDocumentFirst(inspections(check)),
                        ConsultationPlan.InUse.of(phases, system, day),
                        calendar);
        return new Late(system, late.status(), late.arrivedAt(), AnswerFacts.of(reading));
    }

    /** As long as it is not concluded its documents are as they were presented. */
    private List<DocumentInspection> inspections(BorderCheck check) {
        Conclusion conclusion = check.conclusion();
        return conclusion != null
                ? conclusion.inspections()
                : check.request().documents().stream()
                        .map(document -> inspector.inspect(document, check.judgedAt()))
                        .toList();
    }

    /** Each by itself: one that can't be weighed keeps no other waiting. */
    void weighWhatWasLeft() {
        try {
            store.unweighed(AT_ONCE).forEach(this::weigh);
        } catch (RuntimeException e) {
            LOG.warn("Checks that are not weighed yet can't be looked for: {}", Causes.of(e));
        }
    }

    private void weigh(UUID id) {
        try {
            reassessment.weigh(id);
        } catch (RuntimeException e) {
            LOG.warn("Check {} can't be weighed anew yet: {}", id, Causes.of(e));
        }
    }

    @Override
    public void start() {
        running = true;
        timer.scheduleWithFixedDelay(
                this::weighWhatWasLeft,
                LOOK_EVERY.toMillis(),
                LOOK_EVERY.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        timer.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
