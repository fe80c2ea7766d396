package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.Register;
import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.telemetry.TraceContext;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How an advice is written in the message log: classes of answers and versions of all that it rests
 * on (law 9); no personal data, no other State's data.
 *
 * <p>Of several entries of one check the one with the highest lease, and of those with the highest
 * revision, is the advice that stands. A revision that is there twice was logged, not kept because
 * the gateway stopped just then, and made again: the later one stands.
 */
final class AdviceEntries {
    private final Register register;
    private final Map<String, String> versions;

    /**
     * @param versions of policy, rules and lists, so that the verdict can be replayed
     */
    AdviceEntries(Register register, Map<String, String> versions) {
        this.register = requireNonNull(register, "register");
        this.versions = Map.copyOf(versions);
    }

    /**
     * Of an examination.
     *
     * @param superseded another node took the check over meanwhile, and its conclusion stands
     */
    LogRecord first(
            Examination examination,
            Conclusion conclusion,
            boolean superseded,
            TraceContext trace) {
        BorderCheck check = examination.check();
        Map<String, String> details = details(check, conclusion);
        // of several advices the one with the highest lease stands: whoever was taken over from
        // can't conclude
        details.put("lease", Long.toString(examination.lease()));
        if (trace.exists()) {
            details.put("trace-id", trace.traceId());
        }
        if (superseded) {
            details.put("superseded", "true");
        }
        return entry(check, check.actor(), conclusion, details);
    }

    /**
     * Of an assessment made anew.
     *
     * @param revised with its newest revision
     * @param actor who made the facts known
     */
    LogRecord anew(BorderCheck revised, Conclusion conclusion, LogRecord.Actor actor) {
        Revision revision = revised.revisions().getLast();
        Map<String, String> details = details(revised, conclusion);
        details.put("revision", Integer.toString(revised.revisions().size()));
        details.put("cause", revision.why());
        details.put("advice-before", revision.before().name());
        if (revision.afterPassage()) {
            details.put("after-passage", "true");
        }
        return entry(revised, actor, conclusion, details);
    }

    private Map<String, String> details(BorderCheck check, Conclusion conclusion) {
        Map<String, String> details = new TreeMap<>(versions);
        details.put("register", register.version());
        details.put("judged-at", check.judgedAt().toString());
        conclusion
                .travellerClass()
                .ifPresent(regime -> details.put("traveller-class", regime.name()));
        conclusion
                .answers()
                .forEach(
                        answer ->
                                details.put(
                                        "answer-" + answer.system().toLowerCase(Locale.ROOT),
                                        answer.reason() == null
                                                ? answer.status()
                                                : answer.status() + "/" + answer.reason()));
        conclusion.inspections().stream()
                .map(inspection -> inspection.chip().trustListVersion())
                .filter(version -> !version.isEmpty())
                .findFirst()
                .ifPresent(version -> details.put("trust-list", version));
        return details;
    }

    private static LogRecord entry(
            BorderCheck check,
            LogRecord.Actor actor,
            Conclusion conclusion,
            Map<String, String> details) {
        return new LogRecord(
                LogRecord.Kind.OUTCOME,
                LogRecord.Direction.INBOUND,
                check.id(),
                check.id(),
                actor,
                null,
                "GATEWAY",
                "advise",
                conclusion.assessment().advice().name(),
                details,
                null);
    }
}
