package nl.grenspoort.systems;

import nl.grenspoort.access.Purpose;
import nl.grenspoort.access.SystemId;

import java.util.Set;

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

    /** Which of the access policy's operations this adapter can put. */
    default Set<String> operations() {
        return Set.of("search");
    }

    /**
     * The question as the system's own contract writes it, without envelope and signature: what a
     * portal carries to it.
     *
     * @throws IllegalArgumentException when the system can't be asked this
     */
    byte[] question(Consultation consultation);

    /**
     * Reads the body of an answer, without envelope and signature, of which somebody else has
     * proved whose it is. Not filtered. Whatever can't be understood is {@link
     * SystemAnswer.Unavailable}.
     */
    SystemAnswer read(byte[] body, Consultation consultation);

    /**
     * Names of all fields an answer can have, lowerCamel, in the regulation's words. A row of the
     * access policy lists which of them its purpose may see, and no other name.
     */
    Set<String> fields();

    /**
     * Fields without which a check of this purpose can't be judged: what was cut away would look
     * like what is not there (law 1). A row that lacks one is refused at start.
     */
    default Set<String> needed(Purpose purpose) {
        return Set.of();
    }

    /**
     * Cuts the answer down to the fields of the consultation's authorisation, and to nothing else.
     * An answer of which too little would be left to mean anything is {@link
     * SystemAnswer.Unavailable}.
     */
    SystemAnswer filter(Consultation consultation, SystemAnswer answer);
}
