package nl.grenspoort.messagelog;

import java.util.ArrayList;
import java.util.List;

/** Counts all, keeps the first. */
final class Problems {
    private static final int MOST_LISTED = 1_000;

    private final List<LogProblem> first = new ArrayList<>();
    private long count;

    void add(long index, LogProblem.Kind kind, String what) {
        add(new LogProblem(index, kind, what));
    }

    void add(LogProblem problem) {
        count++;
        if (first.size() < MOST_LISTED) {
            first.add(problem);
        }
    }

    List<LogProblem> first() {
        return first;
    }

    long count() {
        return count;
    }
}
