package nl.grenspoort.trust;

/** A message's signature is missing, wrong, stale, or not of the expected signer. */
public final class MessageSignatureException extends Exception {
    private static final long serialVersionUID = 1L;

    public MessageSignatureException(String message) {
        super(message);
    }

    MessageSignatureException(String message, Throwable cause) {
        super(message, cause);
    }
}
