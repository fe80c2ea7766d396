package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.Register;
import nl.grenspoort.entry.Assessment;
import nl.grenspoort.entry.Facts;
import nl.grenspoort.messagelog.MessageLog;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.telemetry.TraceContext;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The last steps of an examination: what was found is summed up, logged, kept, and told. */
final class Recorder {
    private final MessageLog log;
    private final BorderCheckStore store;
    private final AdviceEntries entries;
    private final Reassessment reassessment;
    private final Register register;
    private final LaneAccess lanes;
    private final Wakeups wakeups;
    private final CaseworkProperties properties;
    private final InstantSource clock;

    Recorder(
            MessageLog log,
            BorderCheckStore store,
            AdviceEntries entries,
            Reassessment reassessment,
            Register register,
            LaneAccess lanes,
            Wakeups wakeups,
            CaseworkProperties properties,
            InstantSource clock) {
        this.log = requireNonNull(log, "log");
        this.store = requireNonNull(store, "store");
        this.entries = requireNonNull(entries, "entries");
        this.reassessment = requireNonNull(reassessment, "reassessment");
        this.register = requireNonNull(register, "register");
        this.lanes = requireNonNull(lanes, "lanes");
        this.wakeups = requireNonNull(wakeups, "wakeups");
        this.properties = requireNonNull(properties, "properties");
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * @param trace of the examination, for the log
     */
    void record(Examination examination, TraceContext trace) {
        Conclusion conclusion =
                requireNonNull(examination.conclusion(), "the route advises before it records");
        UUID id = examination.check().id();
        boolean superseded = !store.mayConclude(id, examination.lease());
        log.appendDurably(entries.first(examination, conclusion, superseded, trace));
        boolean more = store.conclude(id, examination.lease(), conclusion);
        wakeups.wake(id);
        if (more) {
            // became known while the systems were asked
            reassessment.weigh(id);
        }
    }

    Conclusion conclude(Examination examination) {
        Assessment assessment =
                requireNonNull(examination.assessment(), "the route assesses before it advises");
        List<SystemAnswer> answers = new ArrayList<>(examination.answers());
        answers.addAll(examination.planMade().notAsked());
        boolean misread = misread(examination);
        Facts facts = requireNonNull(examination.facts(), "the route assesses before it advises");
        BorderCheck check = examination.check();
        return new Conclusion(
                facts,
                examination.inspections(),
                answers.stream().map(BorderCheckView.AnswerView::of).toList(),
                assessment,
                CapturesNeeded.of(check.terminal().lane(), facts),
                misread,
                misread && retryLeft(check),
                lanes.obstacles(check, facts));
    }

    /** No document could be read at all, so that trying again may help. */
    private static boolean misread(Examination examination) {
        return examination.inspections().stream().noneMatch(FactTranslator::readable);
    }

    private boolean retryLeft(BorderCheck check) {
        return store.tryAgainSince(
                        check.terminal().name(), clock.instant().minus(properties.tryAgainOnceIn()))
                == 0;
    }
}
