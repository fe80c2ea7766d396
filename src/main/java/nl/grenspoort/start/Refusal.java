package nl.grenspoort.start;

import static java.util.Objects.requireNonNull;

/**
 * One reason why a start is refused, and what to do about it. Names settings and files, never a
 * secret.
 *
 * @param id by which {@code docs/operations.md} lists it
 * @param problem what is wrong, one sentence
 * @param remedy what to do, one sentence; empty where the problem says it already
 */
public record Refusal(String id, String problem, String remedy) {
    public Refusal {
        requireNonNull(id, "id");
        requireNonNull(problem, "problem");
        requireNonNull(remedy, "remedy");
    }

    /** For a person: {@code problem remedy [id]}. */
    public String line() {
        return remedy.isEmpty()
                ? "%s [%s]".formatted(problem, id)
                : "%s %s [%s]".formatted(problem, remedy, id);
    }
}
