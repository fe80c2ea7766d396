package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

/** A request that the state of the check doesn't allow. */
public final class BorderCheckException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String pointer;

    public BorderCheckException(Reason reason) {
        this(reason, "");
    }

    private BorderCheckException(Reason reason, String pointer) {
        super(requireNonNull(reason, "reason").name());
        this.reason = reason;
        this.pointer = requireNonNull(pointer, "pointer");
    }

    BorderCheckException(Reason reason, Throwable cause) {
        super(requireNonNull(reason, "reason").name(), cause);
        this.reason = reason;
        this.pointer = "";
    }

    /**
     * A day that can't be, seen from the day of the crossing.
     *
     * @param pointer to it in what was given (RFC 6901)
     */
    public static BorderCheckException dayOutOfRange(String pointer) {
        return new BorderCheckException(Reason.DAY_OUT_OF_RANGE, pointer);
    }

    /**
     * What only the second line finds out.
     *
     * @param pointer to it in what was given (RFC 6901)
     */
    public static BorderCheckException notCleared(String pointer) {
        return new BorderCheckException(Reason.NOT_CLEARED, pointer);
    }

    public Reason reason() {
        return reason;
    }

    /** Where in what was given it is wrong; empty for the whole. */
    public String pointer() {
        return pointer;
    }

    /** Why not. */
    public enum Reason {
        /** No such check, or not this terminal's to see: both look the same from outside. */
        UNKNOWN_CHECK,
        /** No such party at this crossing point. */
        UNKNOWN_PARTY,
        /** The idempotency key was used with another body. */
        KEY_REUSED,
        /** The check has had its final instruction or was abandoned. */
        ENDED,
        /** Passage was reported before the final instruction. */
        NOT_CONCLUDED,
        /** A day lies on the wrong side of the crossing, or far from it. */
        DAY_OUT_OF_RANGE,
        /** The officer's clearance does not reach to what the observation would release. */
        NOT_CLEARED,
        /** The check holds as many observations as one may. */
        TOO_MANY_OBSERVATIONS,
        /** The database can't be reached. */
        STORE_UNAVAILABLE
    }
}
