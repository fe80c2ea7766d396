package nl.grenspoort.trust.wus;

import nl.grenspoort.trust.wus.WusRefusedException.Reason;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The parts of a SOAP 1.1 message, by their position and not by their name or id, so that what is
 * read later is what stands where it must. Headers other than WS-Addressing and one WS-Security
 * header are refused (WS007), and so is a Body with other than one child (WW002).
 *
 * @param security the one WS-Security header
 * @param addressing WS-Addressing headers by local name, each once
 * @param payload the one child of the Body
 */
record Envelope(Element body, Element security, Map<String, Element> addressing, Element payload) {
    private static final Set<String> ADDRESSING =
            Set.of("Action", "MessageID", "RelatesTo", "To", "From", "ReplyTo", "FaultTo");

    static Envelope of(Document document) throws WusRefusedException {
        Element envelope = document.getDocumentElement();
        List<Element> parts = Wus.children(envelope);
        if (!Wus.named(envelope, Wus.SOAP, "Envelope")
                || parts.size() != 2
                || !Wus.named(parts.get(0), Wus.SOAP, "Header")
                || !Wus.named(parts.get(1), Wus.SOAP, "Body")) {
            throw refused("no SOAP 1.1 envelope with a header and a body");
        }
        List<Element> payload = Wus.children(parts.get(1));
        if (payload.size() != 1) {
            throw refused("the body has other than one child");
        }
        return headers(parts.get(0), parts.get(1), payload.getFirst());
    }

    private static Envelope headers(Element header, Element body, Element payload)
            throws WusRefusedException {
        Map<String, Element> addressing = new HashMap<>();
        Element security = null;
        for (Element child : Wus.children(header)) {
            if (Wus.named(child, Wus.WSSE, "Security") && security == null) {
                security = child;
            } else if (!Wus.WSA.equals(child.getNamespaceURI())
                    || !ADDRESSING.contains(child.getLocalName())
                    || addressing.put(child.getLocalName(), child) != null) {
                throw refused("a header is unknown or occurs twice");
            }
        }
        if (security == null) {
            throw new WusRefusedException(
                    Reason.SIGNATURE_INVALID, "the message has no security header");
        }
        return new Envelope(body, security, Map.copyOf(addressing), payload);
    }

    /** Text of a WS-Addressing header; null when it isn't there. */
    @Nullable String header(String name) {
        Element element = addressing.get(name);
        return element == null || !Wus.children(element).isEmpty()
                ? null
                : element.getTextContent().strip();
    }

    private static WusRefusedException refused(String message) {
        return new WusRefusedException(Reason.NOT_UNDERSTOOD, message);
    }
}
