package nl.grenspoort.simulator;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * How a simulated system fails. Where the system did its work first, its state has changed although
 * the asker never hears of it: what makes "registered once" hard.
 *
 * <p>What is wrong with an answer itself is signed all the same, so that the asker meets that fault
 * and not a broken signature.
 */
enum FaultMode {
    /** Works, and answers after a delay. */
    DELAY(true, Argument.DELAY, null),
    /** {@link #DELAY}, longer than any deadline of the gateway unless said otherwise. */
    LATE(true, Argument.DELAY, Duration.ofSeconds(15)),
    /** Works, and sends its answer bit by bit over the delay: each read is quick, the whole not. */
    DRIBBLE(true, Argument.DELAY, null),
    /** Works, and never answers: the connection is closed after 65 seconds. */
    TIMEOUT(true),
    /** Works, and closes the connection after half of its answer. */
    MALFORMED(true),
    /** Works, and closes the connection instead of answering. */
    EMPTY(true),
    /** Does not work: the connection is reset. */
    RESET(false),
    /**
     * Does not work: as {@link #RESET}. A refused connection can't be had for one traveller only,
     * since others use the same port; to see one, stop the simulators.
     */
    DOWN(false),
    /** Does not work: bytes come back that are no HTTP. */
    GARBAGE(false),
    /** Does not work: HTTP 503, not signed, as from a proxy before the system. */
    SERVER_ERROR(false),
    /** Does not work: a signed SOAP fault with HTTP 500, or a signed problem with HTTP 503. */
    FAULT(false),
    /** Works: its answer comes whole, and is not well-formed JSON or XML. */
    NOT_WELL_FORMED(true),
    /** Works: a required part of its answer is missing. */
    INCOMPLETE(true),
    /** Works: half of the records found are there, with HTTP 206 that says so. */
    PARTIAL(true),
    /** Works: its answer comes twice on the connection. */
    DUPLICATE(true),
    /** Works: the answer to an earlier question comes instead; without one, as {@link #EMPTY}. */
    REPLAYED(true),
    /** Works: its answer says that it comes from a national copy, of this age. */
    STALE(true, Argument.AGE, Duration.ofMinutes(90)),
    /** Works: its answer is signed under a certificate that has expired. */
    CERTIFICATE_EXPIRED(true),
    /** Works: the time in its answer's signature is wrong by this much. */
    CLOCK_SKEW(true, Argument.SKEW, Duration.ofMinutes(10)),
    /** Works: its answer says that it is to another message. */
    WRONG_CORRELATION(true),
    /** Works: its answer is of another version of the contract. */
    SCHEMA_VERSION(true);

    /** What can be said with a mode. */
    enum Argument {
        NONE(false),
        /** How long it waits. */
        DELAY(false),
        /** How far ahead its clock is, behind when negative. */
        SKEW(true),
        /** How old the copy is. */
        AGE(false);

        private final boolean negative;

        Argument(boolean negative) {
            this.negative = negative;
        }

        boolean mayBeNegative() {
            return negative;
        }

        /** Its member in JSON, and its option without the hyphens. */
        String member() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final boolean works;
    private final Argument argument;
    private final @Nullable Duration usual;

    FaultMode(boolean works) {
        this(works, Argument.NONE, null);
    }

    FaultMode(boolean works, Argument argument, @Nullable Duration usual) {
        this.works = works;
        this.argument = argument;
        this.usual = usual;
    }

    /** Whether the system handles the request before things go wrong. */
    boolean works() {
        return works;
    }

    Argument argument() {
        return argument;
    }

    /** The argument when none is given; null where one must be, or none can. */
    @Nullable Duration usual() {
        return usual;
    }
}
