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
import org.w3c.dom.Element;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * What requests and answers must both keep: one signature by the right party, now, with allowed
 * algorithms, over the Body, every WS-Addressing header and all of the security header that says
 * something.
 *
 * <p>The elements that are read are the very nodes of the tree that the signature was found to
 * cover, so content moved elsewhere under its old id gains nothing.
 */
final class SignatureCheck {
    private final Crypto anchors;
    private final WSSConfig config;
    private final TrustedSigner trusted;
    private final Duration timestampTtl;
    private final Duration clockSkew;

    SignatureCheck(
            Authorities authorities,
            Duration timestampTtl,
            Duration clockSkew,
            InstantSource clock) {
        this.anchors = new CertificateStore(authorities.anchors().toArray(X509Certificate[]::new));
        this.timestampTtl = timestampTtl;
        this.clockSkew = clockSkew;
        this.config = WSSConfig.getNewInstance();
        config.setCurrentTime(clock::instant);
        // whether WSS4J asks a validator depends on the token; the signer is checked here instead
        config.setValidator(WSConstants.SIGNATURE, new NoOpValidator());
        this.trusted = new TrustedSigner(authorities, clock);
    }

    /**
     * Verifies a message.
     *
     * @param parts local names of the elements that its security header must hold, each once
     * @param signer OIN of the party that must have signed
     * @return the signature's value in base64
     */
    String verify(Envelope envelope, Set<String> parts, Oin signer) throws WusRefusedException {
        List<Element> must = mustBeSigned(envelope, parts);
        try {
            WSSecurityEngineResult signature =
                    theOne(
                            new WSSecurityEngine()
                                    .processSecurityHeader(envelope.security(), request()));
            if (!(signature.get(WSSecurityEngineResult.TAG_X509_CERTIFICATE)
                    instanceof X509Certificate certificate)) {
                throw invalid("the signature has no certificate of its own");
            }
            trusted.accept(certificate, signer);
            if (!signed(signature).containsAll(must)) {
                throw invalid("a part is not signed");
            }
            return value(signature);
        } catch (WSSecurityException e) {
            throw new WusRefusedException(
                    Reason.SIGNATURE_INVALID, "not verified: " + e.getErrorCode(), e);
        } catch (IllegalArgumentException | IllegalStateException | NullPointerException e) {
            // what the library throws for some malformed signatures; never a reason to go on
            throw new WusRefusedException(
                    Reason.SIGNATURE_INVALID, "not verified: " + e.getClass().getSimpleName(), e);
        }
    }

    private static String value(WSSecurityEngineResult signature) throws WusRefusedException {
        if (!(signature.get(WSSecurityEngineResult.TAG_SIGNATURE_VALUE) instanceof byte[] value)) {
            throw invalid("the signature has no value");
        }
        return Base64.getEncoder().encodeToString(value);
    }

    /** Exactly these tokens, each once; whatever else WSS4J could process is refused unseen. */
    private static List<Element> mustBeSigned(Envelope envelope, Set<String> parts)
            throws WusRefusedException {
        List<Element> tokens = Wus.children(envelope.security());
        List<String> names = tokens.stream().map(Element::getLocalName).sorted().toList();
        if (!names.equals(parts.stream().sorted().toList())) {
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

    private static WusRefusedException invalid(String message) {
        return new WusRefusedException(Reason.SIGNATURE_INVALID, message);
    }
}
