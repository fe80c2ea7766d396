package nl.grenspoort.trust.wus;

import org.w3c.dom.Element;

/**
 * A message whose signature was verified.
 *
 * @param action its WS-Addressing Action
 * @param payload the one child of its Body; a SOAP fault is one too
 */
public record VerifiedMessage(String action, Element payload) {
    public boolean isFault() {
        return Wus.named(payload, Wus.SOAP, "Fault");
    }
}
