package nl.grenspoort.casework;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Set;
import java.util.StringJoiner;

/**
 * What went wrong, for an ordinary log: types and places, never messages. Libraries quote in theirs
 * what they could not read, and that may be a traveller's data (law 10).
 */
final class Causes {
    private Causes() {}

    static String of(@Nullable Throwable failure) {
        StringJoiner causes = new StringJoiner(" <- ");
        Set<Throwable> seen = new HashSet<>();
        for (Throwable cause = failure;
                cause != null && seen.add(cause);
                cause = cause.getCause()) {
            StackTraceElement[] trace = cause.getStackTrace();
            causes.add(cause.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]));
        }
        return causes.toString();
    }
}
