package nl.grenspoort.systems.rest;

/** An answer is genuine and yet can't be used. The message holds no value of it. */
public final class NotUnderstoodException extends Exception {
    private static final long serialVersionUID = 1L;

    public NotUnderstoodException(String message) {
        super(message);
    }

    public NotUnderstoodException(String message, Throwable cause) {
        super(message, cause);
    }
}
