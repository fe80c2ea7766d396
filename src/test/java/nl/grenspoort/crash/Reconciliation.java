package nl.grenspoort.crash;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import nl.grenspoort.crash.Aftermath.StoredCheck;
import nl.grenspoort.crash.Ledger.Conversation;
import nl.grenspoort.crash.Ledger.Received;
import nl.grenspoort.crash.Ledger.Told;
import nl.grenspoort.messagelog.CrashLog.Logged;
import nl.grenspoort.messagelog.LogEntryView;
import nl.grenspoort.messagelog.LogRecord.Direction;
import nl.grenspoort.messagelog.LogRecord.Kind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Holds what callers were told and what the asked system received against what is in the database.
 * Each kind of discrepancy is a broken promise.
 */
final class Reconciliation {
    /** What no crash may lead to. */
    enum Broken {
        /** A caller was told something that is not in the log. */
        LOST,
        /** An entry is there twice. */
        TWICE,
        /** A caller was told something else than the log says. */
        OTHER_ANSWER_LOGGED,
        /** A question reached a system and is not in the log, or is there with other bytes. */
        UNLOGGED_QUESTION,
        /** A question reached a system before it was in the log. */
        ASKED_BEFORE_LOGGED,
        /** The log says that a system answered what it did not. */
        OTHER_OUTCOME_LOGGED,
        /** A caller was told a system's answer that was not durable before. */
        OUTCOME_NOT_DURABLE,
        /** A caller was told another advice than the one that stands in the log. */
        OTHER_ADVICE_STANDS,
        /** A caller was told one thing and later another. */
        ANSWER_CHANGED,
        /** One idempotency key, two checks. */
        TWO_CHECKS,
        /** A caller was told of a check that is not there. */
        CHECK_LOST,
        /** A check was opened without its request in the log. */
        REQUEST_UNLOGGED,
        /** A check that nobody examines, long after its lease ended. */
        STUCK,
        /** An intent without outcome, though nothing happened to its exchange. */
        ORPHAN,
        /** The log does not agree with itself. */
        LOG_DAMAGED
    }

    /** A broken promise. */
    record Discrepancy(Broken promise, String what) {}

    /** A check is examined this long after its lease ended, or it is stuck. */
    static final long STUCK_AFTER_MILLIS = 5_000;

    private final Ledger ledger;
    private final Aftermath aftermath;
    private final Map<UUID, List<Logged>> byId;
    private final Map<String, StoredCheck> checksByKey;
    private final Map<UUID, StoredCheck> checks;
    private final Map<UUID, List<Logged>> byCheck;
    private final Map<UUID, List<Logged>> questions;
    private final List<Discrepancy> found = new ArrayList<>();

    private Reconciliation(Ledger ledger, Aftermath aftermath) {
        this.ledger = ledger;
        this.aftermath = aftermath;
        this.byId = aftermath.entries().stream().collect(groupingBy(Logged::id));
        this.checks = aftermath.checks().stream().collect(toMap(StoredCheck::id, identity()));
        this.checksByKey = aftermath.checks().stream().collect(toMap(StoredCheck::key, identity()));
        this.byCheck =
                aftermath.entries().stream()
                        .filter(logged -> logged.entry().checkId() != null)
                        .collect(groupingBy(logged -> logged.entry().checkId()));
        this.questions =
                aftermath.entries().stream()
                        .filter(logged -> is(logged, Kind.INTENT, Direction.OUTBOUND))
                        .collect(groupingBy(logged -> logged.entry().correlationId()));
    }

    /** Every broken promise; none when all were kept. */
    static List<Discrepancy> of(Ledger ledger, Aftermath aftermath) {
        Reconciliation reconciliation = new Reconciliation(ledger, aftermath);
        reconciliation.whatCallersWereTold();
        reconciliation.whatTheSystemReceived();
        reconciliation.whatTheSystemAnswered();
        reconciliation.whatIsStored();
        reconciliation.whatWasCutOff();
        reconciliation.theLogItself();
        return reconciliation.found;
    }

    private void whatCallersWereTold() {
        ledger.told().forEach(this::isLoggedAsTold);
        ledger.conversations().forEach(this::staysTheSame);
    }

    private void isLoggedAsTold(Told told) {
        List<Logged> entries = byId.getOrDefault(told.entry(), List.of());
        if (entries.isEmpty()) {
            report(Broken.LOST, told.text());
            return;
        }
        Logged logged = entries.getFirst();
        if (!logged.body().equals(told.text())
                || !told.check().equals(logged.entry().checkId())
                || !is(logged, Kind.OUTCOME, Direction.INBOUND)) {
            report(Broken.OTHER_ANSWER_LOGGED, told.text() + ", logged " + logged.body());
        }
        if (told.last()) {
            restsOnDurableOutcome(told, logged);
            isTheAdviceThatStands(told);
        }
    }

    private void restsOnDurableOutcome(Told told, Logged logged) {
        String answer = word(told, 4);
        boolean there =
                entriesOf(told.check())
                        .filter(entry -> is(entry, Kind.OUTCOME, Direction.OUTBOUND))
                        .filter(entry -> entry.body().equals(answer))
                        .anyMatch(entry -> entry.entry().index() < logged.entry().index());
        if (!there) {
            report(Broken.OUTCOME_NOT_DURABLE, told.text());
        }
    }

    private void isTheAdviceThatStands(Told told) {
        Optional<LogEntryView> stands =
                entriesOf(told.check())
                        .map(Logged::entry)
                        .filter(entry -> entry.operation().equals("advise"))
                        .max(Comparator.comparingLong(Reconciliation::lease));
        boolean same =
                stands.filter(entry -> entry.result().equals(word(told, 3)))
                        .map(entry -> entry.details().get("answer-sis"))
                        .filter(("DATA/" + word(told, 4))::equals)
                        .isPresent();
        if (!same) {
            report(
                    Broken.OTHER_ADVICE_STANDS,
                    told.text() + ", logged " + stands.map(LogEntryView::details));
        }
    }

    private void staysTheSame(Conversation conversation) {
        List<UUID> ids = conversation.answers().stream().map(Told::check).distinct().toList();
        if (ids.size() > 1) {
            report(Broken.TWO_CHECKS, conversation.key() + " has " + ids);
        }
        List<String> last =
                conversation.answers().stream()
                        .filter(Told::last)
                        .map(Told::text)
                        .distinct()
                        .toList();
        if (last.size() > 1) {
            report(Broken.ANSWER_CHANGED, last.toString());
        }
        if (!ids.isEmpty()) {
            StoredCheck stored = checksByKey.get(conversation.key());
            if (stored == null || !stored.id().equals(ids.getFirst())) {
                report(Broken.CHECK_LOST, conversation.key() + " was " + ids.getFirst());
            }
        }
    }

    private void whatTheSystemReceived() {
        for (Received question : ledger.received()) {
            List<Logged> intents = questions.getOrDefault(question.correlation(), List.of());
            if (question.atNanos() < aftermath.beganNanos()
                    && intents.stream()
                            .noneMatch(intent -> intent.body().equals(question.text()))) {
                report(Broken.UNLOGGED_QUESTION, question.text());
            }
            if (Boolean.FALSE.equals(question.intended())) {
                report(Broken.ASKED_BEFORE_LOGGED, question.text());
            }
        }
    }

    private void whatTheSystemAnswered() {
        Map<UUID, Received> received =
                ledger.received().stream()
                        .collect(toMap(Received::correlation, identity(), (one, _) -> one));
        aftermath.entries().stream()
                .filter(logged -> is(logged, Kind.OUTCOME, Direction.OUTBOUND))
                .filter(logged -> !logged.body().equals("UNREACHABLE"))
                .forEach(
                        logged -> {
                            Received question = received.get(logged.entry().correlationId());
                            if (question == null || !question.answer().equals(logged.body())) {
                                report(Broken.OTHER_OUTCOME_LOGGED, logged.body());
                            }
                        });
    }

    private void whatIsStored() {
        Map<String, List<Logged>> requests =
                aftermath.entries().stream()
                        .filter(logged -> is(logged, Kind.INTENT, Direction.INBOUND))
                        .filter(logged -> logged.body().startsWith("OPEN "))
                        .collect(groupingBy(logged -> logged.body().split(" ")[2]));
        for (StoredCheck check : aftermath.checks()) {
            if (!requests.containsKey(check.key())) {
                report(Broken.REQUEST_UNLOGGED, check.toString());
            }
            if (!check.ended() && check.overdueMillis() > STUCK_AFTER_MILLIS) {
                report(Broken.STUCK, check.toString());
            }
        }
    }

    /** An intent without outcome is one whose exchange was under way when something was killed. */
    private void whatWasCutOff() {
        Map<String, Conversation> byKey =
                ledger.conversations().stream().collect(toMap(Conversation::key, identity()));
        Map<UUID, List<Logged>> outcomes =
                aftermath.entries().stream()
                        .filter(logged -> is(logged, Kind.OUTCOME, Direction.OUTBOUND))
                        .collect(groupingBy(logged -> logged.entry().correlationId()));
        questions.forEach(
                (correlation, intents) -> {
                    UUID check = intents.getFirst().entry().checkId();
                    StoredCheck stored = checks.get(check);
                    boolean underWay = stored != null && !stored.ended();
                    Conversation conversation = stored == null ? null : byKey.get(stored.key());
                    if (!outcomes.containsKey(correlation)
                            && !underWay
                            && (conversation == null
                                    || !conversation.cutOffBy(ledger.disturbances()))) {
                        report(Broken.ORPHAN, intents.getFirst().body());
                    }
                });
    }

    private void theLogItself() {
        byId.values().stream()
                .filter(entries -> entries.size() > 1)
                .forEach(entries -> report(Broken.TWICE, entries.toString()));
        questions.values().stream()
                .filter(intents -> intents.size() > 1)
                .forEach(intents -> report(Broken.TWICE, intents.toString()));
        aftermath
                .verification()
                .problems()
                .forEach(problem -> report(Broken.LOG_DAMAGED, problem.toString()));
        if (aftermath.verification().strayOutcomeCount() > 0) {
            report(Broken.LOG_DAMAGED, "outcomes without an intent before them");
        }
    }

    private java.util.stream.Stream<Logged> entriesOf(UUID check) {
        return byCheck.getOrDefault(check, List.of()).stream();
    }

    private static boolean is(Logged logged, Kind kind, Direction direction) {
        return logged.entry().kind() == kind && logged.entry().direction() == direction;
    }

    private static long lease(LogEntryView advice) {
        return Long.parseLong(advice.details().getOrDefault("lease", "0"));
    }

    private static String word(Told told, int number) {
        return told.text().split(" ")[number];
    }

    private void report(Broken kind, String what) {
        found.add(new Discrepancy(kind, what));
    }
}
