package nl.grenspoort.simulator;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * How a simulated system fails. Where the system did its work first, its state has changed although
 * the asker never hears of it: what makes "registered once" hard.
 */
enum FaultMode {
    /** Works, and answers after a delay. */
    DELAY(true, true, null),
    /** {@link #DELAY}, longer than any deadline of the gateway unless said otherwise. */
    LATE(true, true, Duration.ofSeconds(15)),
    /** Works, and sends its answer bit by bit over the delay: each read is quick, the whole not. */
    DRIBBLE(true, true, null),
    /** Works, and never answers: the connection is closed after 65 seconds. */
    TIMEOUT(true, false, null),
    /** Works, and closes the connection after half of its answer. */
    MALFORMED(true, false, null),
    /** Works, and closes the connection instead of answering. */
    EMPTY(true, false, null),
    /** Does not work: the connection is reset. */
    RESET(false, false, null),
    /**
     * Does not work: as {@link #RESET}. A refused connection can't be had for one traveller only,
     * since others use the same port; to see one, stop the simulators.
     */
    DOWN(false, false, null),
    /** Does not work: bytes come back that are no HTTP. */
    GARBAGE(false, false, null),
    /** Does not work: HTTP 503. */
    SERVER_ERROR(false, false, null);

    private final boolean works;
    private final boolean delayed;
    private final @Nullable Duration usualDelay;

    FaultMode(boolean works, boolean delayed, @Nullable Duration usualDelay) {
        this.works = works;
        this.delayed = delayed;
        this.usualDelay = usualDelay;
    }

    /** Whether the system handles the request before things go wrong. */
    boolean works() {
        return works;
    }

    /** Whether a delay can be given. */
    boolean delayed() {
        return delayed;
    }

    /** The delay when none is given; null where one must be. */
    @Nullable Duration usualDelay() {
        return usualDelay;
    }
}
