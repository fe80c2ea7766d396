package nl.grenspoort.trust.wus;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * A request whose signature was verified.
 *
 * @param action its WS-Addressing Action
 * @param from address of the asking party; null when it names none
 * @param payload the one child of its Body
 * @param received what its answer must name
 */
public record VerifiedRequest(
        String action, @Nullable String from, Element payload, SentMessage received) {
    public VerifiedRequest {
        requireNonNull(action, "action");
        requireNonNull(payload, "payload");
        requireNonNull(received, "received");
    }
}
