package nl.grenspoort.start;

import org.springframework.boot.web.server.PortInUseException;

import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Turns what stopped a start into one line for the person at the keyboard. */
public final class StartReport {
    private static final String PREFIX = "Grenspoort can't start: ";

    private StartReport() {}

    /**
     * The line; empty when the cause is none that a person could mend, so that the stack trace is
     * worth showing.
     */
    public static Optional<String> line(Throwable failure) {
        Set<Throwable> seen = new HashSet<>();
        for (Throwable cause = failure;
                cause != null && seen.add(cause);
                cause = cause.getCause()) {
            String known = known(cause);
            if (known != null) {
                return Optional.of(PREFIX + known);
            }
        }
        return route(failure).map(what -> "Grenspoort can't start: " + what);
    }

    /**
     * A route that Camel refuses, in Camel's words: they name the route, the step or the scheme,
     * and at a start there is no traveller's data that they could quote.
     */
    private static Optional<String> route(Throwable failure) {
        Set<Throwable> seen = new HashSet<>();
        String innermost = null;
        for (Throwable cause = failure;
                cause != null && seen.add(cause);
                cause = cause.getCause()) {
            if (cause.getClass().getName().startsWith("org.apache.camel.")
                    && cause.getMessage() != null) {
                innermost = cause.getMessage();
            }
        }
        return Optional.ofNullable(innermost)
                .map(said -> "a route in routes/ can't be used: " + said);
    }

    /** What is wrong with a setting, in one line; as {@link #line} tells it. */
    public static Optional<String> problem(Throwable failure) {
        return line(failure).map(line -> line.substring(PREFIX.length()));
    }

    private static @org.jspecify.annotations.Nullable String known(Throwable cause) {
        return switch (cause) {
            case StartRefusedException refused -> refused.getMessage();
            case PortInUseException inUse -> portInUse(String.valueOf(inUse.getPort()));
            case BindException _ -> portInUse("it listens on");
            case NoSuchFileException missing ->
                    missing.getFile() + " is missing. Start in Grenspoort's own folder.";
            case org.springframework.boot.context.properties.bind.BindException setting ->
                    setting(setting);
            case AccessDeniedException denied -> notWritable(denied);
            case FileSystemException file
                    when String.valueOf(file.getReason()).contains("Read-only") ->
                    notWritable(file);
            default -> null;
        };
    }

    /** Our own words name the setting and never its value; a library's might quote a secret. */
    private static String setting(
            org.springframework.boot.context.properties.bind.BindException wrong) {
        Throwable root = wrong;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String said = String.valueOf(root.getMessage());
        return said.startsWith("grenspoort.")
                ? said + "."
                : "the setting %s can't be used.".formatted(wrong.getName());
    }

    private static String portInUse(String port) {
        return ("port %s is in use. Stop what uses it, or choose another with server.port (kiosk API), "
                        + "management.server.port, grenspoort.database.port or grenspoort.simulators.ports.")
                .formatted(port);
    }

    private static String notWritable(FileSystemException e) {
        return "%s can't be read or written. Give this user access to it, or start in a folder you own."
                .formatted(e.getFile());
    }
}
