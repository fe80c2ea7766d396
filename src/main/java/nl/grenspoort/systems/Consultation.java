package nl.grenspoort.systems;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.Authorisation;
import nl.grenspoort.access.SystemId;
import nl.grenspoort.messagelog.LogRecord;

import java.time.Instant;
import java.util.UUID;

/**
 * One system being asked for one case.
 *
 * @param messageId stays the same over retries, so that the other side can tell a retry from a
 *     second question
 * @param actor on whose behalf, for the log
 * @param deadline after which nobody waits for the answer
 */
public record Consultation(
        UUID messageId,
        Authorisation authorisation,
        Question question,
        LogRecord.Actor actor,
        Instant deadline) {
    public Consultation {
        requireNonNull(messageId, "messageId");
        requireNonNull(authorisation, "authorisation");
        requireNonNull(question, "question");
        requireNonNull(actor, "actor");
        requireNonNull(deadline, "deadline");
    }

    /** The same question, permitted by the policy in force: by its fields the answer is cut. */
    Consultation under(Authorisation inForce) {
        return new Consultation(messageId, inForce, question, actor, deadline);
    }

    public SystemId system() {
        return authorisation.system();
    }
}
