package nl.grenspoort.trust.wus;

import nl.grenspoort.trust.Authorities;
import nl.grenspoort.trust.Oin;
import nl.grenspoort.trust.wus.WusRefusedException.Reason;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/**
 * Accepts a request of the profile, or refuses it (WB013): signed by the organisation that holds
 * the connection, in every part that is read, now, with allowed algorithms, addressed to this
 * service, and not received before. How signatures are checked is told at {@link SignatureCheck}.
 */
public final class WusReceiver {
    private static final Set<String> PARTS =
            Set.of("Timestamp", "BinarySecurityToken", "Signature");
    private static final int MOST_REMEMBERED = 100_000;
    private static final String OIN = "OIN=";

    private final SignatureCheck check;
    private final ReplayGuard replays;
    private final Oin own;
    private final String path;
    private final int maxBytes;

    /**
     * @param authorities that may issue a sender's certificate
     * @param own OIN of this side
     * @param path of this service, which To must name
     * @param timestampTtl how old a request may be
     * @param clockSkew how far the clocks may be apart
     * @param maxBytes longest message
     */
    public WusReceiver(
            Authorities authorities,
            Oin own,
            String path,
            Duration timestampTtl,
            Duration clockSkew,
            int maxBytes,
            InstantSource clock) {
        this.check = new SignatureCheck(authorities, timestampTtl, clockSkew, clock);
        this.replays =
                new ReplayGuard(
                        timestampTtl.plus(clockSkew).plus(clockSkew), MOST_REMEMBERED, clock);
        this.own = own;
        this.path = path;
        this.maxBytes = maxBytes;
    }

    /** Reads the envelope; believes nothing in it. */
    public ReceivedMessage read(byte[] bytes) throws WusRefusedException {
        return new ReceivedMessage(Envelope.of(SafeXml.parse(bytes, maxBytes)));
    }

    /**
     * The verified request.
     *
     * @param sender OIN of the organisation that holds the connection
     * @param confirmable told the signature's value as soon as it is verified, so that a refusal
     *     for any later reason can confirm it
     */
    public VerifiedRequest verify(
            ReceivedMessage message, Oin sender, java.util.function.Consumer<String> confirmable)
            throws WusRefusedException {
        Envelope envelope = message.envelope();
        String signature = check.verify(envelope, PARTS, sender);
        confirmable.accept(signature);
        replays.admit(signature);
        String action = required(envelope, "Action");
        required(envelope, "MessageID");
        String messageUri = message.messageUri();
        if (messageUri == null) {
            throw refused("MessageID is no URI of at most 200 characters");
        }
        if (envelope.addressing().containsKey("RelatesTo")) {
            throw refused("a request relates to nothing");
        }
        to(required(envelope, "To"));
        anonymous(envelope, "ReplyTo");
        anonymous(envelope, "FaultTo");
        return new VerifiedRequest(
                action,
                from(envelope, sender),
                envelope.payload(),
                new SentMessage(messageUri, signature));
    }

    private static String required(Envelope envelope, String name) throws WusRefusedException {
        String value = envelope.header(name);
        if (value == null || value.isEmpty()) {
            throw refused(name + " is missing");
        }
        return value;
    }

    /** What was signed for another service is not for this one. */
    private void to(String to) throws WusRefusedException {
        URI address = uri(to, "To");
        if (!"https".equalsIgnoreCase(address.getScheme()) || !path.equals(address.getPath())) {
            throw refused("To names another service");
        }
        oin(address, own, "To");
    }

    /** WA001 lets a query leave it out; who sent it is known from the certificates anyway. */
    private static @Nullable String from(Envelope envelope, Oin sender) throws WusRefusedException {
        String from = endpoint(envelope, "From");
        if (from != null) {
            oin(uri(from, "From"), sender, "From");
        }
        return from;
    }

    private static void oin(URI address, Oin expected, String name) throws WusRefusedException {
        String query = address.getRawQuery();
        if (query != null && !query.equals(OIN + expected)) {
            throw refused(name + " names another OIN");
        }
    }

    /** The answer goes back on the connection and nowhere else. */
    private static void anonymous(Envelope envelope, String name) throws WusRefusedException {
        String address = endpoint(envelope, name);
        if (address != null && !address.equals(Wus.WSA_ANONYMOUS)) {
            throw refused(name + " is not anonymous");
        }
    }

    private static @Nullable String endpoint(Envelope envelope, String name)
            throws WusRefusedException {
        Element endpoint = envelope.addressing().get(name);
        if (endpoint == null) {
            return null;
        }
        List<Element> parts = Wus.children(endpoint);
        if (parts.size() != 1
                || !Wus.named(parts.getFirst(), Wus.WSA, "Address")
                || !Wus.children(parts.getFirst()).isEmpty()) {
            throw refused(name + " holds other than one Address");
        }
        return parts.getFirst().getTextContent().strip();
    }

    private static URI uri(String text, String name) throws WusRefusedException {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new WusRefusedException(Reason.NOT_UNDERSTOOD, name + " is no URI", e);
        }
    }

    private static WusRefusedException refused(String message) {
        return new WusRefusedException(Reason.NOT_UNDERSTOOD, message);
    }
}
