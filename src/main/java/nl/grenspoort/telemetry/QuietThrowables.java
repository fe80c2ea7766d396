package nl.grenspoort.telemetry;

import org.springframework.boot.logging.StackTracePrinter;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * How an ordinary log shows exceptions: their types and where they came from. Libraries quote in
 * their messages what they could not read, and that may be a traveller's data (law 10); of a
 * database's only the SQLSTATE is told. Our own exceptions keep their messages, which never hold
 * any, and so do those of a start, when no traveller has been seen yet.
 */
public final class QuietThrowables implements StackTracePrinter {
    private static final int FRAMES = 40;
    private static final int LONGEST = 16_000;
    private static final String[] WITH_MESSAGE = {
        "nl.grenspoort.", "org.springframework.beans.factory.",
    };

    @Override
    public void printStackTrace(Throwable throwable, Appendable out) throws IOException {
        out.append(of(throwable));
    }

    /** The whole chain of causes, one frame a line. */
    public static String of(Throwable throwable) {
        StringBuilder text = new StringBuilder();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable cause = throwable;
                cause != null && seen.add(cause) && text.length() < LONGEST;
                cause = cause.getCause()) {
            text.append(text.isEmpty() ? "" : "Caused by: ").append(name(cause)).append('\n');
            StackTraceElement[] trace = cause.getStackTrace();
            for (int i = 0; i < Math.min(trace.length, FRAMES); i++) {
                text.append("\tat ").append(trace[i]).append('\n');
            }
        }
        return text.toString();
    }

    /** The type, with what may be told of the message. */
    static String name(Throwable cause) {
        String type = cause.getClass().getName();
        if (cause instanceof SQLException sql) {
            return type + " (SQLSTATE " + sql.getSQLState() + ")";
        }
        String message = cause.getMessage();
        if (message == null) {
            return type;
        }
        for (String prefix : WITH_MESSAGE) {
            if (type.startsWith(prefix)) {
                return type + ": " + message;
            }
        }
        return type;
    }
}
