package nl.grenspoort.systems;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.finding.LegalBasis;

import java.util.Map;
import java.util.Set;

/**
 * Port to a portal, which holds nothing itself: one message to it carries the questions of several
 * systems, and their answers come back in parts. Plain code, like every adapter: it never sends.
 */
public interface Portal extends SystemAdapter {
    /** The article that lets us ask by it. */
    LegalBasis basis();

    /** Whether it carries questions for this system. */
    boolean serves(SystemId system);

    /**
     * How long it is waited for; then the systems are asked directly with the time that is left.
     */
    java.time.Duration patience();

    /**
     * Builds and signs the message of a joint consultation; when some parts of the answer have come
     * already, the one that asks for the rest.
     *
     * @param adapters of the systems, which write their own questions
     */
    Attempt translate(Attempt attempt, Map<SystemId, SystemAdapter> adapters);

    /**
     * Verifies a reply and keeps the parts it brings in the attempt's state, a {@link Progress}.
     * What can't be verified or understood brings no part.
     */
    Attempt take(Attempt attempt, Map<SystemId, SystemAdapter> adapters);

    /** What all replies together said, each system's answer not yet filtered. */
    JointAnswer answer(Attempt attempt);

    @Override
    default Attempt translate(Attempt attempt) {
        throw new UnsupportedOperationException(system() + " carries questions of others");
    }

    @Override
    default SystemAnswer translateBack(Attempt attempt) {
        throw new UnsupportedOperationException(system() + " brings answers of others");
    }

    @Override
    default byte[] question(Consultation consultation) {
        throw new UnsupportedOperationException(system() + " has no questions of its own");
    }

    @Override
    default SystemAnswer read(byte[] body, Consultation consultation) {
        throw new UnsupportedOperationException(system() + " has no answers of its own");
    }

    @Override
    default Set<String> fields() {
        return Set.of();
    }

    @Override
    default SystemAnswer filter(Consultation consultation, SystemAnswer answer) {
        throw new UnsupportedOperationException("each system filters its own answer");
    }
}
