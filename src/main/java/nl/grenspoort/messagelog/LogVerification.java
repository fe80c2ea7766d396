package nl.grenspoort.messagelog;

import java.util.List;
import java.util.UUID;

/**
 * What verification of the whole log found. It proves that entries, indices, columns and bodies
 * agree with each other and with the root. Whoever can rewrite the whole table can also rewrite
 * every hash: against that only signed checkpoints held by others help, which come later.
 *
 * @param entries number of leaves
 * @param root RFC 6962 tree hash over them, hex; equal roots mean equal logs
 * @param problems in order of index, at most {@link #MOST_PROBLEMS}; empty when everything agrees
 * @param furtherProblems how many more there were
 * @param openIntents outbound intents without an outcome: under way, or cut off by a crash; the
 *     first of them, at most {@link #MOST_PROBLEMS}
 * @param furtherOpenIntents how many more there were
 */
public record LogVerification(
        long entries,
        String root,
        List<Problem> problems,
        long furtherProblems,
        List<UUID> openIntents,
        long furtherOpenIntents) {
    public static final int MOST_PROBLEMS = 100;

    public LogVerification {
        problems = List.copyOf(problems);
        openIntents = List.copyOf(openIntents);
    }

    public boolean ok() {
        return problems.isEmpty();
    }

    /**
     * Something that doesn't agree.
     *
     * @param index where in the log; -1 for the log as a whole
     * @param code {@code NOT_CANONICAL}, {@code LEAF_HASH}, {@code GAP}, {@code INDEX}, {@code
     *     COLUMN}, {@code DUPLICATE_ID}, {@code CIPHERTEXT}, {@code BODY_MISSING}, {@code
     *     BODY_UNKNOWN}, {@code HEAD}, {@code OUTCOME_WITHOUT_INTENT}, {@code SECOND_OUTCOME}
     */
    public record Problem(long index, String code, String text) {}
}
