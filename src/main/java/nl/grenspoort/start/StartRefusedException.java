package nl.grenspoort.start;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * The gateway, a simulator or a command can't start as things are. Says what is wrong and what to
 * do, never a secret.
 */
public final class StartRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String remedy;

    /**
     * @param problem what is wrong, one sentence
     * @param remedy what to do, one sentence
     */
    public StartRefusedException(String problem, String remedy) {
        this(problem, remedy, null);
    }

    public StartRefusedException(String problem, String remedy, @Nullable Throwable cause) {
        super(requireNonNull(problem, "problem") + " " + requireNonNull(remedy, "remedy"), cause);
        this.problem = problem;
        this.remedy = remedy;
    }

    /** What is wrong, one sentence. */
    public String problem() {
        return problem;
    }

    /** What to do, one sentence. */
    public String remedy() {
        return remedy;
    }
}
