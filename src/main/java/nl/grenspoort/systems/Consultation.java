package nl.grenspoort.systems;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.Authorisation;
import nl.grenspoort.access.SystemId;
import nl.grenspoort.messagelog.LogRecord;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One system being asked for one case; or a portal being asked to carry the questions of several,
 * each of which is a consultation of its own with an authorisation of its own.
 *
 * @param messageId stays the same over retries, so that the other side can tell a retry from a
 *     second question
 * @param actor on whose behalf, for the log
 * @param deadline after which nobody waits for the answer
 * @param carried what a portal carries; empty for a system that is asked directly
 */
public record Consultation(
        UUID messageId,
        Authorisation authorisation,
        Question question,
        LogRecord.Actor actor,
        Instant deadline,
        List<Consultation> carried) {
    public Consultation {
        requireNonNull(messageId, "messageId");
        requireNonNull(authorisation, "authorisation");
        requireNonNull(question, "question");
        requireNonNull(actor, "actor");
        requireNonNull(deadline, "deadline");
        carried = List.copyOf(carried);
        if (carried.stream().anyMatch(Consultation::joint)) {
            throw new IllegalArgumentException("a portal carries no other portal's message");
        }
    }

    /** Of one system, directly. */
    public Consultation(
            UUID messageId,
            Authorisation authorisation,
            Question question,
            LogRecord.Actor actor,
            Instant deadline) {
        this(messageId, authorisation, question, actor, deadline, List.of());
    }

    /** Whether it carries questions of several systems. */
    public boolean joint() {
        return !carried.isEmpty();
    }

    /** The route that asks: by a portal, and directly what that fails to carry; or the system's. */
    public String route() {
        return joint() ? "by-" + system().key() : system().key();
    }

    /** Without the questions that may not be put. */
    Consultation carrying(List<Consultation> permitted) {
        return new Consultation(messageId, authorisation, question, actor, deadline, permitted);
    }

    /** The same question, permitted by the policy in force: by its fields the answer is cut. */
    Consultation under(Authorisation inForce) {
        return new Consultation(messageId, inForce, question, actor, deadline);
    }

    public SystemId system() {
        return authorisation.system();
    }
}
