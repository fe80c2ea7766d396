package nl.grenspoort.trust.wus;

import static java.util.Objects.requireNonNull;

/**
 * A signed SOAP message, ready to be sent.
 *
 * @param bytes UTF-8; exactly what was signed
 */
@SuppressWarnings("ArrayRecordComponent") // wire bytes; compared by nobody
public record SignedMessage(byte[] bytes, SentMessage sent) {
    public SignedMessage {
        requireNonNull(bytes, "bytes");
        requireNonNull(sent, "sent");
    }
}
