package nl.grenspoort.access;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/** A file that says who may do what can't be used; the gateway doesn't start with it. */
public final class AccessFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AccessFileException(Path file, String what, @Nullable Throwable cause) {
        super(file + ": " + what, cause);
    }
}
