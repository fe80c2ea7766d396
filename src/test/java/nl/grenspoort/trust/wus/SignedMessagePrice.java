package nl.grenspoort.trust.wus;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64;

import nl.grenspoort.trust.Credentials;
import nl.grenspoort.trust.DemoPki;
import nl.grenspoort.trust.TrustDirectory;

import org.apache.wss4j.common.WSEncryptionPart;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.message.WSSecHeader;
import org.apache.wss4j.dom.message.WSSecSignature;
import org.apache.wss4j.dom.message.WSSecTimestamp;
import org.apache.xml.security.signature.XMLSignature;
import org.apache.xml.security.utils.XMLUtils;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * What a signed message costs in CPU, RSA-3072 beside P-256, SOAP (WUS: XML Signature over six
 * parts) beside REST (JWS over digest and header fields), in one run. The two key types go through
 * the same code: the gateway itself signs with RSA only (Digikoppeling SIGN001; PS256 of our own
 * contracts). Chains are not built here, so that the key type alone differs. A program, not a test:
 * run its main method with the test class path.
 */
public final class SignedMessagePrice {
    private static final String ECDSA = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
    private static final String PAYLOAD = "urn:grenspoort:price";
    private static final byte[] BODY =
            ("{\"surname\":\"ERIKSSON\",\"documents\":[" + "\"X00000001\",".repeat(100) + "1]}")
                    .getBytes(StandardCharsets.UTF_8);
    private static final int ROUNDS = 5;
    private static final int TIMES = 400;

    private final String name;
    private final Credentials own;
    private final boolean rsa;
    private final JWSSigner signer;
    private final JWSVerifier verifier;

    private SignedMessagePrice(String name, Credentials own) throws Exception {
        this.name = name;
        this.own = own;
        this.rsa = own.certificate().getPublicKey() instanceof RSAPublicKey;
        Set<String> critical = Set.of("b64");
        this.signer = rsa ? new RSASSASigner(own.key()) : new ECDSASigner((ECPrivateKey) own.key());
        this.verifier =
                rsa
                        ? new RSASSAVerifier(
                                (RSAPublicKey) own.certificate().getPublicKey(), critical)
                        : new ECDSAVerifier(
                                (ECPublicKey) own.certificate().getPublicKey(), critical);
    }

    public static void main(String[] arguments) throws Exception {
        org.apache.wss4j.dom.engine.WSSConfig.init();
        Path folder = Files.createTempDirectory("message-price").resolve("pki");
        TrustDirectory trust = DemoPki.openOrCreate(folder, 3072, Instant.now());
        List<SignedMessagePrice> prices =
                List.of(
                        new SignedMessagePrice("RSA-3072", trust.credentials("gateway-signing")),
                        // a TLS key of the demo: P-256
                        new SignedMessagePrice("P-256", trust.credentials("gateway-client")));
        for (int round = 1; round <= ROUNDS; round++) {
            System.out.println("round " + round + " of " + ROUNDS);
            for (SignedMessagePrice price : prices) {
                price.measure();
            }
        }
    }

    private void measure() throws Exception {
        byte[] soap = soap();
        String jws = jws();
        if (!soapHolds(soap) || !jwsHolds(jws)) {
            throw new IllegalStateException("a signature does not hold");
        }
        report("WUS sign", this::soap);
        report("WUS verify", () -> soapHolds(soap));
        report("JWS sign", this::jws);
        report("JWS verify", () -> jwsHolds(jws));
    }

    private void report(String what, Callable<?> work) throws Exception {
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        int seen = 0;
        for (int i = 0; i < TIMES; i++) {
            seen += Objects.hashCode(work.call()) & 1;
        }
        double each = (threads.getCurrentThreadCpuTime() - before) / 1e6 / TIMES;
        System.out.printf("%-9s %-10s %7.3f ms CPU each (%d)%n", name, what, each, seen);
    }

    /** Five header fields and the body: what WUS has signed, with the timestamp. */
    private byte[] soap() throws Exception {
        Document document = SafeXml.empty();
        Element envelope = document.createElementNS(Wus.SOAP, "soap:Envelope");
        Map.of("soap", Wus.SOAP, "wsa", Wus.WSA, "wsu", Wus.WSU, "p", PAYLOAD)
                .forEach(
                        (prefix, namespace) ->
                                envelope.setAttributeNS(
                                        "http://www.w3.org/2000/xmlns/",
                                        "xmlns:" + prefix,
                                        namespace));
        document.appendChild(envelope);
        Element header = document.createElementNS(Wus.SOAP, "soap:Header");
        envelope.appendChild(header);
        WSSecHeader security = new WSSecHeader(document);
        WSSecSignature signature = new WSSecSignature(securedHeader(document, envelope, security));
        signature.setKeyIdentifierType(WSConstants.BST_DIRECT_REFERENCE);
        signature.setSignatureAlgorithm(rsa ? WSConstants.RSA_SHA256 : ECDSA);
        signature.setDigestAlgo(WSConstants.SHA256);
        signature.setSigCanonicalization(Wus.EXCLUSIVE_C14N);
        WSSecTimestamp timestamp = new WSSecTimestamp(security);
        timestamp.build();
        signature.getParts().add(part(timestamp.getElement(), "ts"));
        for (String field : List.of("Action", "MessageID", "To", "From")) {
            Element element = document.createElementNS(Wus.WSA, "wsa:" + field);
            element.setTextContent("urn:grenspoort:" + field + ":00000099000000001000");
            header.appendChild(element);
            signature.getParts().add(part(element, field));
        }
        Element body = (Element) envelope.getLastChild();
        signature.getParts().add(part(body, "body"));
        signature.build(new OwnKey(own));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(8192);
        XMLUtils.outputDOM(document, bytes);
        return bytes.toByteArray();
    }

    private static WSSecHeader securedHeader(
            Document document, Element envelope, WSSecHeader security) throws Exception {
        Element body = document.createElementNS(Wus.SOAP, "soap:Body");
        for (int i = 0; i < 20; i++) {
            Element field = document.createElementNS(PAYLOAD, "p:field" + i);
            field.setTextContent("ERIKSSON ANNA MARIA X00000001 1974-08-12");
            body.appendChild(field);
        }
        envelope.appendChild(body);
        security.insertSecurityHeader();
        return security;
    }

    private static WSEncryptionPart part(Element element, String id) {
        if (!element.hasAttributeNS(Wus.WSU, "Id")) {
            element.setAttributeNS(Wus.WSU, "wsu:Id", id);
        }
        WSEncryptionPart part = new WSEncryptionPart(element.getAttributeNS(Wus.WSU, "Id"));
        part.setElement(element);
        return part;
    }

    /** Parses, compares every digest, verifies. */
    private boolean soapHolds(byte[] bytes) throws Exception {
        Document document = SafeXml.parse(bytes, 100_000);
        var all = document.getElementsByTagNameNS("*", "*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (element.hasAttributeNS(Wus.WSU, "Id")) {
                element.setIdAttributeNS(Wus.WSU, "Id", true);
            }
        }
        Element signature = (Element) document.getElementsByTagNameNS(Wus.DS, "Signature").item(0);
        return new XMLSignature(signature, "")
                .checkSignatureValue(own.certificate().getPublicKey());
    }

    private String jws() throws Exception {
        JWSHeader header =
                new JWSHeader.Builder(rsa ? JWSAlgorithm.PS256 : JWSAlgorithm.ES256)
                        .base64URLEncodePayload(false)
                        .criticalParams(Set.of("b64"))
                        .x509CertChain(List.of(Base64.encode(own.certificate().getEncoded())))
                        .customParam("sigD", Map.of("pars", List.of("digest", "message-id")))
                        .build();
        JWSObject jws = new JWSObject(header, new Payload(signed()));
        jws.sign(signer);
        return jws.serialize(true);
    }

    private boolean jwsHolds(String jws) throws Exception {
        return JWSObject.parse(jws, new Payload(signed())).verify(verifier);
    }

    private static String signed() throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(BODY);
        return "digest: "
                + HexFormat.of().formatHex(digest)
                + "\nmessage-id: 01939d8e-3737-7000-8000-000000000037";
    }
}
