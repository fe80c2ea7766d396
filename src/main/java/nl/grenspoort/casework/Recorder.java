package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.Register;
import nl.grenspoort.entry.Assessment;
import nl.grenspoort.entry.Facts;
import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.messagelog.MessageLog;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.telemetry.TraceContext;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The last steps of an examination: what was found is summed up, logged, kept, and told. */
final class Recorder {
    private final MessageLog log;
    private final BorderCheckStore store;
    private final Register register;
    private final LaneAccess lanes;
    private final Wakeups wakeups;
    private final CaseworkProperties properties;
    private final Map<String, String> versions;
    private final InstantSource clock;

    /**
     * @param versions of policy, rules and lists, so that the verdict can be replayed (law 9)
     */
    Recorder(
            MessageLog log,
            BorderCheckStore store,
            Register register,
            LaneAccess lanes,
            Wakeups wakeups,
            CaseworkProperties properties,
            Map<String, String> versions,
            InstantSource clock) {
        this.log = requireNonNull(log, "log");
        this.store = requireNonNull(store, "store");
        this.register = requireNonNull(register, "register");
        this.lanes = requireNonNull(lanes, "lanes");
        this.wakeups = requireNonNull(wakeups, "wakeups");
        this.properties = requireNonNull(properties, "properties");
        this.versions = Map.copyOf(versions);
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
        log.appendDurably(entry(examination, conclusion, superseded, trace));
        store.conclude(id, examination.lease(), conclusion);
        wakeups.wake(id);
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

    /** Classes of answers and keys of findings: no personal data, no other State's data. */
    private LogRecord entry(
            Examination examination,
            Conclusion conclusion,
            boolean superseded,
            TraceContext trace) {
        Map<String, String> details = new TreeMap<>(versions);
        // of several advices the one with the highest lease stands: whoever was taken over from
        // can't conclude
        details.put("lease", Long.toString(examination.lease()));
        details.put("register", register.version());
        if (trace.exists()) {
            details.put("trace-id", trace.traceId());
        }
        details.put("judged-at", examination.check().judgedAt().toString());
        if (superseded) {
            // another node took the check over meanwhile and its conclusion stands
            details.put("superseded", "true");
        }
        details.put("traveller-class", conclusion.travellerClass().name());
        conclusion
                .answers()
                .forEach(
                        answer ->
                                details.put(
                                        "answer-"
                                                + answer.system()
                                                        .toLowerCase(java.util.Locale.ROOT),
                                        answer.reason() == null
                                                ? answer.status()
                                                : answer.status() + "/" + answer.reason()));
        conclusion.inspections().stream()
                .map(inspection -> inspection.chip().trustListVersion())
                .filter(version -> !version.isEmpty())
                .findFirst()
                .ifPresent(version -> details.put("trust-list", version));
        BorderCheck check = examination.check();
        return new LogRecord(
                LogRecord.Kind.OUTCOME,
                LogRecord.Direction.INBOUND,
                check.id(),
                check.id(),
                check.actor(),
                null,
                "GATEWAY",
                "advise",
                conclusion.assessment().advice().name(),
                details,
                null);
    }
}
