package nl.grenspoort.systems;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.Person;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * About whom a system is asked. Each adapter takes from it what its system's law lets it send, and
 * no more.
 *
 * @param person identity data of the document; null when no document could be read
 * @param documents every document presented, the travel document first
 * @param crossingPoint code of the border crossing point
 * @param at time of the crossing
 */
public record Question(
        @Nullable Person person,
        List<DocumentReference> documents,
        Direction direction,
        String crossingPoint,
        Instant at) {
    public Question {
        documents = List.copyOf(documents);
        requireNonNull(direction, "direction");
        requireNonNull(crossingPoint, "crossingPoint");
        requireNonNull(at, "at");
    }

    /** Over the external border. */
    public enum Direction {
        ENTRY,
        EXIT
    }
}
