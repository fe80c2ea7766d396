package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.entry.Assessment;
import nl.grenspoort.entry.Facts;
import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.messagelog.MessageLog;

import java.time.InstantSource;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Makes the assessment of a concluded check anew when more becomes known: an officer's observation,
 * or an answer that came late. What is known is kept with the check, and the assessment follows
 * from it alone ({@link BorderCheck#factsNow}); so it does not matter who noticed, in which order,
 * or how often.
 *
 * <p>The new advice is durable in the message log before it is kept, and kept before it is shown
 * (laws 4 and 9). All of it happens under the check's row lock: of two at once the second sees what
 * the first knew, and the log has them in the order in which they stood. A crash between the two
 * leaves an entry that nobody was shown; the next assessment has the same revision number.
 */
final class Reassessment {
    private final MessageLog log;
    private final BorderCheckStore store;
    private final AdviceEntries entries;
    private final Wakeups wakeups;
    private final InstantSource clock;

    Reassessment(
            MessageLog log,
            BorderCheckStore store,
            AdviceEntries entries,
            Wakeups wakeups,
            InstantSource clock) {
        this.log = requireNonNull(log, "log");
        this.store = requireNonNull(store, "store");
        this.entries = requireNonNull(entries, "entries");
        this.wakeups = requireNonNull(wakeups, "wakeups");
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * Changes what is known of a check, and makes its assessment anew if that changes the facts it
     * rests on. All or nothing: when the log can't take the advice, nothing is changed. A check
     * that is still examined is changed only; whoever concludes it calls {@link #weigh}.
     *
     * @param actor who made it known
     * @param change may refuse by throwing
     * @return the check as it is kept now
     * @throws BorderCheckException {@code UNKNOWN_CHECK}, {@code STORE_UNAVAILABLE}, or what {@code
     *     change} throws
     * @throws nl.grenspoort.messagelog.LogUnavailableException when the log can't take the advice
     */
    BorderCheck change(UUID id, LogRecord.Actor actor, UnaryOperator<BorderCheck> change) {
        BorderCheck changed = store.update(id, check -> weighed(change.apply(check), actor));
        wakeups.wake(id);
        return changed;
    }

    /** Makes the assessment anew if something is known that it does not rest on. */
    BorderCheck weigh(UUID id) {
        BorderCheck weighed = store.update(id, check -> weighed(check, check.actor()));
        wakeups.wake(id);
        return weighed;
    }

    private BorderCheck weighed(BorderCheck check, LogRecord.Actor actor) {
        Conclusion before = check.conclusion();
        Facts known = before == null ? null : before.facts();
        Facts now = check.factsNow();
        if (before == null || known == null || now == null || now.equals(known)) {
            return check;
        }
        Conclusion anew = before.anew(now, Assessment.of(now), check.toldSince(known));
        BorderCheck revised =
                check.revised(
                        anew,
                        new Revision(
                                clock.instant(),
                                Revision.Cause.between(known, now),
                                before.assessment().advice(),
                                check.status() == BorderCheckView.Status.PASSED_ON));
        log.appendDurably(entries.anew(revised, anew, actor));
        return revised;
    }
}
