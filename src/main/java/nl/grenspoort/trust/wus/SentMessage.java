package nl.grenspoort.trust.wus;

import static java.util.Objects.requireNonNull;

/**
 * What must be known of a request to accept its answer.
 *
 * @param messageUri its MessageID, which the answer's RelatesTo must equal
 * @param signatureValue its signature in base64, which the answer's SignatureConfirmation must
 *     equal
 */
public record SentMessage(String messageUri, String signatureValue) {
    public SentMessage {
        requireNonNull(messageUri, "messageUri");
        requireNonNull(signatureValue, "signatureValue");
    }
}
