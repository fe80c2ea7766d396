package nl.grenspoort.document;

import org.jspecify.annotations.Nullable;

/** Bytes that are not what they should be. The message says what, never the content. */
final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedException(String problem) {
        this(problem, null);
    }

    MalformedException(String problem, @Nullable Throwable cause) {
        super(problem, cause);
    }
}
