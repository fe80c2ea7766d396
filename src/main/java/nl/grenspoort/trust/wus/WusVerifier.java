package nl.grenspoort.trust.wus;

import nl.grenspoort.trust.Authorities;
import nl.grenspoort.trust.Oin;
import nl.grenspoort.trust.wus.WusRefusedException.Reason;

import org.apache.wss4j.common.crypto.AlgorithmSuite;
import org.apache.wss4j.common.crypto.CertificateStore;
import org.apache.wss4j.common.crypto.Crypto;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.WSDataRef;
import org.apache.wss4j.dom.engine.WSSConfig;
import org.apache.wss4j.dom.engine.WSSecurityEngine;
import org.apache.wss4j.dom.engine.WSSecurityEngineResult;
import org.apache.wss4j.dom.handler.RequestData;
import org.apache.wss4j.dom.handler.WSHandlerResult;
import org.apache.wss4j.dom.validate.NoOpValidator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Accepts an answer of the profile, or refuses it (WB013, WB014): signed by the party that was
 * asked, in every part that is read, now, with allowed algorithms, and for this request.
 *
 * <p>The elements that are read are the very nodes of the tree that the signature was found to
 * cover, so content moved elsewhere under its old id gains nothing.
 */
public final class WusVerifier {
    private static final List<String> PARTS =
            List.of("Timestamp", "BinarySecurityToken", "Signature", "SignatureConfirmation");

    private final Crypto anchors;
    private final WSSConfig config;
    private final TrustedSigner trusted;
    private final Duration timestampTtl;
    private final Duration clockSkew;
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
        this.anchors = new CertificateStore(authorities.anchors().toArray(X509Certificate[]::new));
        this.timestampTtl = timestampTtl;
        this.clockSkew = clockSkew;
        this.maxBytes = maxBytes;
        this.config = WSSConfig.getNewInstance();
        config.setCurrentTime(clock::instant);
        // whether WSS4J asks a validator depends on the token; the signer is checked here instead
        config.setValidator(WSConstants.SIGNATURE, new NoOpValidator());
        this.trusted = new TrustedSigner(authorities, signer, clock);
    }

    /**
     * The verified message.
     *
     * @param sent the request it must be the answer to
     */
    public VerifiedMessage verify(byte[] bytes, SentMessage sent) throws WusRefusedException {
        if (bytes.length > maxBytes) {
            throw new WusRefusedException(Reason.NOT_UNDERSTOOD, "the message is too long");
        }
        Document document = SafeXml.parse(bytes);
        Envelope envelope = Envelope.of(document);
        List<Element> must = mustBeSigned(envelope);
        try {
            WSHandlerResult result =
                    new WSSecurityEngine().processSecurityHeader(envelope.security(), request());
            WSSecurityEngineResult signature = theOne(result);
            if (!(signature.get(WSSecurityEngineResult.TAG_X509_CERTIFICATE)
                    instanceof X509Certificate certificate)) {
                throw invalid("the signature has no certificate of its own");
            }
            trusted.accept(certificate);
            if (!signed(signature).containsAll(must)) {
                throw invalid("a part is not signed");
            }
        } catch (WSSecurityException e) {
            throw new WusRefusedException(
                    Reason.SIGNATURE_INVALID, "not verified: " + e.getErrorCode(), e);
        }
        return answerTo(sent, envelope);
    }

    /** Exactly these tokens, each once; whatever else WSS4J could process is refused unseen. */
    private static List<Element> mustBeSigned(Envelope envelope) throws WusRefusedException {
        List<Element> tokens = Wus.children(envelope.security());
        List<String> names = tokens.stream().map(Element::getLocalName).sorted().toList();
        if (!names.equals(PARTS.stream().sorted().toList())) {
            throw invalid("the security header holds other than the profile's parts");
        }
        List<Element> must = new ArrayList<>(envelope.addressing().values());
        must.add(envelope.body());
        for (Element token : tokens) {
            if (Wus.named(token, Wus.WSU, "Timestamp")
                    || Wus.named(token, Wus.WSSE11, "SignatureConfirmation")) {
                must.add(token);
            } else if (!Wus.named(token, Wus.WSSE, "BinarySecurityToken")
                    && !Wus.named(token, Wus.DS, "Signature")) {
                throw invalid("the security header holds other than the profile's parts");
            }
        }
        return must;
    }

    private RequestData request() {
        RequestData request = new RequestData();
        request.setWssConfig(config);
        request.setSigVerCrypto(anchors);
        request.setAlgorithmSuite(allowed());
        request.setTimeStampStrict(true);
        request.setTimeStampTTL(Math.toIntExact(timestampTtl.plus(clockSkew).toSeconds()));
        request.setTimeStampFutureTTL(Math.toIntExact(clockSkew.toSeconds()));
        return request;
    }

    /** SIGN001 to SIGN004, WB007. */
    private static AlgorithmSuite allowed() {
        AlgorithmSuite suite = new AlgorithmSuite();
        suite.addSignatureMethod(WSConstants.RSA_SHA256);
        suite.addSignatureMethod("http://www.w3.org/2001/04/xmldsig-more#rsa-sha384");
        suite.addSignatureMethod("http://www.w3.org/2001/04/xmldsig-more#rsa-sha512");
        suite.addDigestAlgorithm(WSConstants.SHA256);
        suite.addDigestAlgorithm(WSConstants.SHA384);
        suite.addDigestAlgorithm(WSConstants.SHA512);
        suite.addC14nAlgorithm(Wus.EXCLUSIVE_C14N);
        suite.addTransformAlgorithm(Wus.EXCLUSIVE_C14N);
        suite.setMinimumAsymmetricKeyLength(2048);
        suite.setMaximumAsymmetricKeyLength(8192);
        return suite;
    }

    private static WSSecurityEngineResult theOne(WSHandlerResult result)
            throws WusRefusedException {
        List<WSSecurityEngineResult> signatures =
                result.getActionResults().getOrDefault(WSConstants.SIGN, List.of());
        if (signatures.size() != 1) {
            throw invalid("other than one signature");
        }
        return signatures.getFirst();
    }

    /** The nodes the signature covers, by identity. */
    private static Set<Element> signed(WSSecurityEngineResult signature) {
        Set<Element> signed = Collections.newSetFromMap(new IdentityHashMap<>());
        if (signature.get(WSSecurityEngineResult.TAG_DATA_REF_URIS) instanceof List<?> references) {
            for (Object reference : references) {
                if (reference instanceof WSDataRef covered && !covered.isContent()) {
                    signed.add(covered.getProtectedElement());
                }
            }
        }
        return signed;
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
