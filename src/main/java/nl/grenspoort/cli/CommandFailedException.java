package nl.grenspoort.cli;

import org.jspecify.annotations.Nullable;

/**
 * A command can't do what was asked of it as things are: bad input, or nobody answers. Its message
 * is all that the person sees; the exit code is 2.
 */
class CommandFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CommandFailedException(String message) {
        this(message, null);
    }

    CommandFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
