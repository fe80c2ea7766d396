package nl.grenspoort.systems;

import nl.grenspoort.access.SystemId;

/**
 * Port to one system: from question to wire and back. Plain code: it never sends. Sending, logging
 * and deadlines belong to the system's route and the one sender.
 */
public interface SystemAdapter {
    SystemId system();

    /** Builds and signs the request. What the system may be told follows from the authorisation. */
    Attempt translate(Attempt attempt);

    /**
     * Verifies and reads the reply. Whatever can't be verified or understood is {@link
     * SystemAnswer.Unavailable}, never {@link SystemAnswer.NoData}.
     */
    SystemAnswer translateBack(Attempt attempt);

    /** Cuts the answer down to what the purpose may see. */
    SystemAnswer filter(Consultation consultation, SystemAnswer answer);
}
