package nl.grenspoort.systems;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.SystemId;

import java.time.Instant;
import java.util.UUID;

/**
 * An answer that came after its question was given up. What it says was not looked at when the case
 * was assessed, and is not kept here: whoever wants it asks again.
 *
 * @param caseId it was asked for
 * @param status as {@link SystemAnswer#status()} writes it, of the answer as the purpose may see it
 */
public record LateAnswer(UUID caseId, SystemId system, String status, Instant arrivedAt) {
    public LateAnswer {
        requireNonNull(caseId, "caseId");
        requireNonNull(system, "system");
        requireNonNull(status, "status");
        requireNonNull(arrivedAt, "arrivedAt");
    }

    /** Who is told of late answers, once they are logged. */
    public interface Listener {
        void arrived(LateAnswer late);
    }
}
