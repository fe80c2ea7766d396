package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

/** A request that the state of the check doesn't allow. */
public final class BorderCheckException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public BorderCheckException(Reason reason) {
        super(requireNonNull(reason, "reason").name());
        this.reason = reason;
    }

    BorderCheckException(Reason reason, Throwable cause) {
        super(requireNonNull(reason, "reason").name(), cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Why not. */
    public enum Reason {
        /** No such check, or not this terminal's to see: both look the same from outside. */
        UNKNOWN_CHECK,
        /** The idempotency key was used with another body. */
        KEY_REUSED,
        /** The check has had its final instruction or was abandoned. */
        ENDED,
        /** Passage was reported before the final instruction. */
        NOT_CONCLUDED,
        /** The database can't be reached. */
        STORE_UNAVAILABLE
    }
}
