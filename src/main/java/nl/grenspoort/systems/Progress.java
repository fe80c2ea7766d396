package nl.grenspoort.systems;

/**
 * State of an answer that comes in parts: it outlives the attempt, and the next attempt asks for
 * what is still missing.
 */
public interface Progress {
    /** Whether more is to come, and there is time to ask for it. */
    boolean unfinished();
}
