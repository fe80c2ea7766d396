package nl.grenspoort.trust.wus;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

import java.util.regex.Pattern;

import javax.xml.namespace.QName;

/**
 * A request as it was read, and believed in nothing: anybody may have written it. {@link
 * WusReceiver#verify} tells whether it is what it claims to be.
 */
public final class ReceivedMessage {
    private static final Pattern MESSAGE_URI = Pattern.compile("[\\x21-\\x7E]{1,200}");

    private final Envelope envelope;

    ReceivedMessage(Envelope envelope) {
        this.envelope = envelope;
    }

    /** Name of the one child of its Body. */
    public QName payloadName() {
        Element payload = envelope.payload();
        return new QName(
                payload.getNamespaceURI() == null ? "" : payload.getNamespaceURI(),
                payload.getLocalName());
    }

    /** The one child of its Body. */
    public Element payload() {
        return envelope.payload();
    }

    /**
     * Its MessageID, so that a refusal can name what it refuses; null when it has no usable one.
     */
    public @Nullable String messageUri() {
        String uri = envelope.header("MessageID");
        return uri != null && MESSAGE_URI.matcher(uri).matches() ? uri : null;
    }

    Envelope envelope() {
        return envelope;
    }
}
