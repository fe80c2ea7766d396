package nl.grenspoort.simulator.wus;

import static java.util.Objects.requireNonNull;

/** A request that is answered with a fault of the contract's catalogue. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;

    /**
     * @param text never repeats the request
     */
    public RefusedException(Code code, String text) {
        super(text);
        this.code = requireNonNull(code, "code");
    }

    public Code code() {
        return code;
    }

    /** Faults that every contract here knows. */
    public enum Code {
        NOT_AUTHORISED,
        INVALID_REQUEST,
        SYSTEM_UNAVAILABLE,
        /** Only in the contracts that know it. */
        NOT_LIVE
    }
}
