package nl.grenspoort.trust.wus;

import nl.grenspoort.trust.Authorities;
import nl.grenspoort.trust.Oin;
import nl.grenspoort.trust.wus.WusRefusedException.Reason;

import org.w3c.dom.Element;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/**
 * Accepts an answer of the profile, or refuses it (WB013, WB014): signed by the party that was
 * asked, in every part that is read, now, with allowed algorithms, and for this request. How is
 * told at {@link SignatureCheck}.
 */
public final class WusVerifier {
    private static final Set<String> PARTS =
            Set.of("Timestamp", "BinarySecurityToken", "Signature", "SignatureConfirmation");

    private final SignatureCheck check;
    private final Oin signer;
    private final int maxBytes;

    /**
     * @param anchors authorities that may issue the other side's certificate
     * @param signer OIN of the other side
     * @param timestampTtl how old an answer may be
     * @param clockSkew how far the clocks may be apart
     * @param maxBytes longest message
     */
    public WusVerifier(
            List<X509Certificate> anchors,
            Oin signer,
            Duration timestampTtl,
            Duration clockSkew,
            int maxBytes,
            InstantSource clock) {
        this(Authorities.of(anchors), signer, timestampTtl, clockSkew, maxBytes, clock);
    }

    /**
     * @param authorities that may issue the other side's certificate
     * @param signer OIN of the other side
     * @param timestampTtl how old an answer may be
     * @param clockSkew how far the clocks may be apart
     * @param maxBytes longest message
     */
    public WusVerifier(
            Authorities authorities,
            Oin signer,
            Duration timestampTtl,
            Duration clockSkew,
            int maxBytes,
            InstantSource clock) {
        this.check = new SignatureCheck(authorities, timestampTtl, clockSkew, clock);
        this.signer = signer;
        this.maxBytes = maxBytes;
    }

    /**
     * The verified message.
     *
     * @param sent the request it must be the answer to
     */
    public VerifiedMessage verify(byte[] bytes, SentMessage sent) throws WusRefusedException {
        Envelope envelope = Envelope.of(SafeXml.parse(bytes, maxBytes));
        check.verify(envelope, PARTS, signer);
        return answerTo(sent, envelope);
    }

    private static VerifiedMessage answerTo(SentMessage sent, Envelope envelope)
            throws WusRefusedException {
        String confirmed =
                Wus.children(envelope.security()).stream()
                        .filter(part -> Wus.named(part, Wus.WSSE11, "SignatureConfirmation"))
                        // base64 may be broken into lines
                        .map(part -> part.getAttribute("Value").replaceAll("\\s", ""))
                        .findFirst()
                        .orElse("");
        if (!confirmed.equals(sent.signatureValue())) {
            throw invalid("the answer confirms another signature");
        }
        Element relatesTo = envelope.addressing().get("RelatesTo");
        String relation = relatesTo == null ? "" : relatesTo.getAttribute("RelationshipType");
        if (!sent.messageUri().equals(envelope.header("RelatesTo"))
                || !(relation.isEmpty() || relation.equals(Wus.WSA_REPLY))) {
            throw invalid("the answer relates to another message");
        }
        String action = envelope.header("Action");
        if (action == null || envelope.header("MessageID") == null) {
            throw new WusRefusedException(
                    Reason.NOT_UNDERSTOOD, "the answer has no Action or MessageID");
        }
        return new VerifiedMessage(action, envelope.payload());
    }

    private static WusRefusedException invalid(String message) {
        return new WusRefusedException(Reason.SIGNATURE_INVALID, message);
    }
}
