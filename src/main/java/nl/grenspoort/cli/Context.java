package nl.grenspoort.cli;

import static java.util.Objects.requireNonNull;

import java.io.PrintWriter;

/**
 * Where a command runs and where it prints.
 *
 * @param out for results; what went wrong is printed elsewhere
 * @param columns width of the person's terminal
 */
record Context(Home home, Makers makers, PrintWriter out, int columns) {
    Context {
        requireNonNull(home, "home");
        requireNonNull(makers, "makers");
        requireNonNull(out, "out");
    }
}
