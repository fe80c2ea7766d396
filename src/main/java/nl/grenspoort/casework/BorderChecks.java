package nl.grenspoort.casework;

import nl.grenspoort.biometrics.Capture;
import nl.grenspoort.entry.Observation;

import java.time.Duration;
import java.util.UUID;

/**
 * The conversation about a border check. Every method returns only what is durable: a check that
 * was acknowledged survives any crash.
 *
 * <p>Throws {@link BorderCheckException} with its reason, and {@link
 * nl.grenspoort.messagelog.LogUnavailableException}.
 */
public interface BorderChecks {
    /**
     * Opens a check, or gives the same answer again for the same key and body. Consultation starts
     * at once.
     */
    Opened open(Caller caller, IdempotencyKey key, NewBorderCheck check);

    /** Adds a capture or replaces the one of the same kind. */
    BorderCheckView capture(Caller caller, UUID id, Capture capture);

    /** The traveller has given what can be given. */
    BorderCheckView complete(Caller caller, UUID id);

    /** The traveller walked away, or the terminal gives up. */
    BorderCheckView abandon(Caller caller, UUID id);

    /** What happened at the gate after the final instruction. */
    BorderCheckView passage(Caller caller, UUID id, Passage passage);

    /**
     * Adds what an officer found out, from the opening until the passage. An officer does so for
     * checks of other lanes at the crossing point too. The same said again changes nothing.
     */
    BorderCheckView observe(Caller caller, UUID id, Observation observation);

    /** Reads a check; waits up to {@code wait} for an instruction other than {@code WAIT}. */
    BorderCheckView view(Caller caller, UUID id, Duration wait);

    /**
     * The party with this id at the caller's crossing point: for officers.
     *
     * @throws BorderCheckException {@code UNKNOWN_PARTY}
     */
    PartyView party(Caller caller, String id);

    /** What happened at the gate. */
    enum Passage {
        PASSED,
        TURNED_BACK,
        TIMED_OUT
    }

    /**
     * A check that was opened.
     *
     * @param repeated the same key and body had opened it before
     */
    record Opened(BorderCheckView view, boolean repeated) {}
}
