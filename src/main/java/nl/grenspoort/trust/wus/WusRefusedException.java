package nl.grenspoort.trust.wus;

import org.jspecify.annotations.Nullable;

/** A message that can't be used. The message is for the technical log and holds no data of it. */
public final class WusRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    WusRefusedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    WusRefusedException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Named as {@code SystemAnswer.Unavailable} names them. */
    public enum Reason {
        /**
         * Not signed by the party it must be of, not all of it, not now, or not for this request.
         */
        SIGNATURE_INVALID,
        /** This very message was received before. */
        REPLAYED,
        /** More messages than can be told from replays. */
        OVERLOADED,
        /** No message of this profile, or another than was asked for. */
        NOT_UNDERSTOOD
    }
}
