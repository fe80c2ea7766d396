package nl.grenspoort.trust.wus;

import nl.grenspoort.trust.Credentials;

import org.apache.wss4j.common.WSEncryptionPart;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.message.WSSecHeader;
import org.apache.wss4j.dom.message.WSSecSignature;
import org.apache.wss4j.dom.message.WSSecSignatureConfirmation;
import org.apache.wss4j.dom.message.WSSecTimestamp;
import org.apache.xml.security.utils.XMLUtils;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;

/** Makes messages of the profile, good ones and ones with something wrong. */
public final class SoapForge {
    public static final String SHA1 = "http://www.w3.org/2000/09/xmldsig#sha1";
    public static final String RSA_SHA1 = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";

    private final Credentials signer;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Set<String> unsigned = new HashSet<>();
    private String payload = "";
    private String confirmation = "";
    private String digest = WSConstants.SHA256;
    private String algorithm = WSConstants.RSA_SHA256;
    private int keyIdentifier = WSConstants.BST_DIRECT_REFERENCE;
    private Instant created = Instant.now();
    private Consumer<Document> beforeSigning = document -> {};
    private Consumer<Document> afterSigning = document -> {};

    private SoapForge(Credentials signer) {
        this.signer = signer;
    }

    /** An answer that is in order, to this request. */
    public static SoapForge answer(SentMessage sent, Credentials signer, String payload) {
        SoapForge forge = new SoapForge(signer);
        forge.headers.put("Action", "urn:grenspoort:contracts:sis:v1:searchResponse");
        forge.headers.put("MessageID", "urn:uuid:0f0e0d0c-0b0a-4908-8706-050403020100");
        forge.headers.put("RelatesTo", sent.messageUri());
        forge.confirmation = sent.signatureValue();
        forge.payload = payload;
        return forge;
    }

    /** A request that is in order. */
    public static SoapForge request(String messageUri, Credentials signer, String payload) {
        SoapForge forge = new SoapForge(signer);
        forge.headers.put("Action", "urn:grenspoort:contracts:sis:v1:search");
        forge.headers.put("MessageID", messageUri);
        forge.headers.put("To", "https://localhost:18443/sis/v1?OIN=00000099000000011000");
        forge.payload = payload;
        return forge;
    }

    public SoapForge header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public SoapForge without(String name) {
        headers.remove(name);
        return this;
    }

    /** Local name of a part that stays outside the signature. */
    public SoapForge unsigned(String name) {
        unsigned.add(name);
        return this;
    }

    public SoapForge confirming(String value) {
        confirmation = value;
        return this;
    }

    public SoapForge algorithms(String signature, String digesting) {
        algorithm = signature;
        digest = digesting;
        return this;
    }

    public SoapForge keyIdentifier(int type) {
        keyIdentifier = type;
        return this;
    }

    public SoapForge created(Instant when) {
        created = when;
        return this;
    }

    public SoapForge beforeSigning(Consumer<Document> change) {
        beforeSigning = change;
        return this;
    }

    public SoapForge afterSigning(Consumer<Document> change) {
        afterSigning = change;
        return this;
    }

    public byte[] bytes() {
        try {
            Document document = document(envelope());
            beforeSigning.accept(document);
            sign(document);
            afterSigning.accept(document);
            return serialize(document);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private String envelope() {
        StringBuilder text = new StringBuilder();
        text.append("<s:Envelope xmlns:s='").append(Wus.SOAP).append("' xmlns:a='");
        text.append(Wus.WSA).append("' xmlns:wsu='").append(Wus.WSU).append("'><s:Header>");
        headers.forEach(
                (name, value) -> text.append("<a:%s>%s</a:%s>".formatted(name, value, name)));
        return text.append("</s:Header><s:Body>")
                .append(payload)
                .append("</s:Body></s:Envelope>")
                .toString();
    }

    private void sign(Document document) throws Exception {
        WSSecHeader security = new WSSecHeader(document);
        security.insertSecurityHeader();
        WSSecTimestamp timestamp = new WSSecTimestamp(security);
        timestamp.setWsTimeSource(() -> created);
        timestamp.setTimeToLive(300);
        timestamp.build();
        List<Element> parts = new ArrayList<>(List.of(timestamp.getElement(), body(document)));
        for (String name : headers.keySet()) {
            parts.add(first(document, Wus.WSA, name));
        }
        WSSecSignature signature = new WSSecSignature(security);
        if (!confirmation.isEmpty()) {
            WSSecSignatureConfirmation confirming = new WSSecSignatureConfirmation(security);
            confirming.build(Base64.getDecoder().decode(confirmation));
            parts.add(first(document, Wus.WSSE11, "SignatureConfirmation"));
        }
        signature.setKeyIdentifierType(keyIdentifier);
        signature.setSignatureAlgorithm(algorithm);
        signature.setDigestAlgo(digest);
        signature.setSigCanonicalization(Wus.EXCLUSIVE_C14N);
        for (Element part : parts) {
            if (!unsigned.contains(part.getLocalName())) {
                signature.getParts().add(part(part));
            }
        }
        signature.build(new OwnKey(signer));
    }

    private static WSEncryptionPart part(Element element) {
        if (!element.hasAttributeNS(Wus.WSU, "Id")) {
            element.setAttributeNS(Wus.WSU, "wsu:Id", "id-" + element.getLocalName());
        }
        WSEncryptionPart part = new WSEncryptionPart(element.getAttributeNS(Wus.WSU, "Id"));
        part.setElement(element);
        return part;
    }

    public static Element body(Document document) {
        return first(document, Wus.SOAP, "Body");
    }

    public static Element header(Document document) {
        return first(document, Wus.SOAP, "Header");
    }

    public static Element first(Document document, String namespace, String name) {
        return (Element) document.getElementsByTagNameNS(namespace, name).item(0);
    }

    /** An element that declares its own prefix: the serialiser writes only what is in the tree. */
    public static Element element(Document document, String namespace, String name) {
        Element element = document.createElementNS(namespace, name);
        element.setAttributeNS(
                XMLConstants.XMLNS_ATTRIBUTE_NS_URI,
                "xmlns:" + name.substring(0, name.indexOf(':')),
                namespace);
        return element;
    }

    public static Document document(String xml) {
        return document(xml.getBytes(StandardCharsets.UTF_8));
    }

    public static Document document(byte[] xml) {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] serialize(Document document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        XMLUtils.outputDOM(document, bytes);
        return bytes.toByteArray();
    }
}
