package nl.grenspoort.start;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Collectors;

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

    /** What to do, one sentence; empty where the problem lists several with their remedies. */
    public String remedy() {
        return remedy;
    }

    private StartRefusedException(String message) {
        super(message);
        this.problem = message;
        this.remedy = "";
    }

    /** All reasons at once, a line each. */
    public static StartRefusedException of(List<Refusal> refusals) {
        return new StartRefusedException(
                refusals.stream()
                        .map(Refusal::line)
                        .collect(
                                Collectors.joining(
                                        "\n  - ",
                                        "production refuses, for %d %s:\n  - "
                                                .formatted(
                                                        refusals.size(),
                                                        refusals.size() == 1
                                                                ? "reason"
                                                                : "reasons"),
                                        "\ndocs/operations.md explains each.")));
    }
}
