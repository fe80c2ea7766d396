package nl.grenspoort.messagelog;

import nl.grenspoort.messagelog.LogRecord.Direction;
import nl.grenspoort.messagelog.LogRecord.Kind;
import nl.grenspoort.messagelog.LogVerification.OrphanIntent;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;

/**
 * Pairs each outbound intent with an outcome of the same system and correlation id; a retry under
 * the same id is a pair of its own. Remembers only what is open, and not more of that than a limit:
 * an exchange takes seconds, so the oldest of very many is none that is still under way.
 */
final class Exchanges {
    private static final int MOST_OPEN = 100_000;
    private static final int MOST_LISTED = 1_000;

    private final SequencedMap<Exchange, Deque<LogEntryView>> open = new LinkedHashMap<>();
    private final List<OrphanIntent> orphans = new ArrayList<>();
    private long orphanCount;
    private long strayOutcomes;

    void add(LogEntryView entry) {
        Exchange exchange = new Exchange(entry.correlationId(), entry.system());
        if (entry.kind() == Kind.INTENT && entry.direction() == Direction.OUTBOUND) {
            open.computeIfAbsent(exchange, _ -> new ArrayDeque<>()).add(entry);
            if (open.size() > MOST_OPEN) {
                open.pollFirstEntry().getValue().forEach(this::orphan);
            }
        } else if (entry.kind() == Kind.OUTCOME) {
            close(exchange, entry);
        }
    }

    private void close(Exchange exchange, LogEntryView outcome) {
        Deque<LogEntryView> intents = open.get(exchange);
        if (intents != null) {
            intents.remove();
            if (intents.isEmpty()) {
                open.remove(exchange);
            }
        } else if (outcome.direction() == Direction.OUTBOUND) {
            strayOutcomes++;
        }
    }

    /** What is open now counts as without outcome, unless it is younger than this. */
    void finish(Instant underWaySince) {
        open.values().stream()
                .flatMap(Deque::stream)
                .filter(intent -> intent.time().isBefore(underWaySince))
                .forEach(this::orphan);
        open.clear();
    }

    private void orphan(LogEntryView intent) {
        orphanCount++;
        if (orphans.size() < MOST_LISTED) {
            orphans.add(
                    new OrphanIntent(
                            intent.index(), intent.id(), intent.correlationId(), intent.system()));
        }
    }

    List<OrphanIntent> orphans() {
        return orphans;
    }

    long orphanCount() {
        return orphanCount;
    }

    long strayOutcomes() {
        return strayOutcomes;
    }

    private record Exchange(UUID correlationId, String system) {}
}
