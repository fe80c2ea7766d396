package nl.grenspoort.messagelog;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;

/** Compares a growing tree with roots that somebody kept. */
final class KnownRoots {
    private final Deque<LogRoot> ahead;
    private long lastGood;

    KnownRoots(List<LogRoot> known) {
        ahead =
                new ArrayDeque<>(
                        known.stream().sorted(Comparator.comparingLong(LogRoot::size)).toList());
    }

    /** To be called for every size, from 0. */
    void compare(MerkleTree tree, Problems problems) {
        while (!ahead.isEmpty() && ahead.peek().size() == tree.size()) {
            if (root(tree).equals(ahead.remove())) {
                lastGood = tree.size();
            } else {
                problems.add(
                        lastGood,
                        LogProblem.Kind.ROOT,
                        "an entry from here to %d is not the one it was"
                                .formatted(tree.size() - 1));
            }
        }
    }

    /** Roots that the log no longer reaches. */
    void finish(MerkleTree tree, Problems problems) {
        ahead.forEach(
                root ->
                        problems.add(
                                tree.size(),
                                LogProblem.Kind.ROOT,
                                "the log once had %d entries".formatted(root.size())));
    }

    static LogRoot root(MerkleTree tree) {
        return new LogRoot(tree.size(), HexFormat.of().formatHex(tree.root()));
    }
}
