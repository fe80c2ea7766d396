package nl.grenspoort.messagelog;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * What a verification of the whole log found. Without a {@link LogRoot} kept elsewhere it can't
 * find what somebody with the database in his hands did completely: an entry changed together with
 * its leaf hash and columns, or the newest entries cut off together with the head.
 *
 * @param root over the entries that are there; worth keeping elsewhere
 * @param problems those found first, by index
 * @param problemCount all of them
 * @param orphanIntents the first outbound requests without an outcome: a crash, or nothing was
 *     sent. No sign of tampering
 * @param orphanIntentCount all of them; those of the newest minute are not counted, for they may be
 *     under way
 * @param strayOutcomeCount outcomes of systems that were not preceded by an intent
 */
public record LogVerification(
        LogRoot root,
        List<LogProblem> problems,
        long problemCount,
        List<OrphanIntent> orphanIntents,
        long orphanIntentCount,
        long strayOutcomeCount) {
    public LogVerification {
        problems = problems.stream().sorted(Comparator.comparingLong(LogProblem::index)).toList();
        orphanIntents = List.copyOf(orphanIntents);
    }

    /** Number of entries. */
    public long size() {
        return root.size();
    }

    /** Nothing was found that is not as it was written. */
    public boolean clean() {
        return problemCount == 0;
    }

    /** Index of the first entry that is bad or missing; null when clean. */
    public @Nullable Long firstBadIndex() {
        return problems.isEmpty() ? null : problems.getFirst().index();
    }

    /** An outbound request whose end is not logged. */
    public record OrphanIntent(long index, UUID id, UUID correlationId, String system) {}
}
