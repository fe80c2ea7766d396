package nl.grenspoort.messagelog;

import org.jspecify.annotations.Nullable;

/** The log can't commit. Nobody may be asked and nothing answered (law 4). */
public final class LogUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LogUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
