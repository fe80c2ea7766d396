package nl.grenspoort.messagelog;

import org.jspecify.annotations.Nullable;

/** What the log holds is not what was logged. {@link LogReader#verify} tells all of it. */
public final class LogDamagedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long index;

    LogDamagedException(long index, String what, @Nullable Throwable cause) {
        super("entry " + index + " of the message log is damaged: " + what, cause);
        this.index = index;
    }

    /** Index of the entry. */
    public long index() {
        return index;
    }
}
