package nl.grenspoort.systems.ees;

/** An answer is genuine and yet can't be used. The message holds no value of it. */
final class NotUnderstoodException extends Exception {
    private static final long serialVersionUID = 1L;

    NotUnderstoodException(String message) {
        super(message);
    }

    NotUnderstoodException(String message, Throwable cause) {
        super(message, cause);
    }
}
