package nl.grenspoort.systems;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.Authorisation;
import nl.grenspoort.access.SystemId;

import java.time.Instant;
import java.util.UUID;

/**
 * An answer that came after its question was given up. It holds what the system said, and is never
 * stored or printed: whoever is told takes from it what the case may keep (law 10).
 *
 * @param caseId it was asked for
 * @param operation what was asked, as the access policy names it
 * @param answer as the purpose may see it
 */
public record LateAnswer(UUID caseId, String operation, SystemAnswer answer, Instant arrivedAt) {
    public LateAnswer {
        requireNonNull(caseId, "caseId");
        requireNonNull(operation, "operation");
        requireNonNull(answer, "answer");
        requireNonNull(arrivedAt, "arrivedAt");
    }

    static LateAnswer of(Consultation asked, SystemAnswer answer, Instant arrivedAt) {
        Authorisation authorisation = asked.authorisation();
        return new LateAnswer(authorisation.caseId(), authorisation.operation(), answer, arrivedAt);
    }

    public SystemId system() {
        return answer.system();
    }

    /** As {@link SystemAnswer#status()} writes it. */
    public String status() {
        return answer.status();
    }

    @Override
    public String toString() {
        return "LateAnswer[%s %s %s]".formatted(caseId, system(), status());
    }

    /** Who is told of late answers, once they are logged. */
    public interface Listener {
        void arrived(LateAnswer late);
    }
}
