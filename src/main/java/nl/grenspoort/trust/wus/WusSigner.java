package nl.grenspoort.trust.wus;

import static java.util.Objects.requireNonNull;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;

import nl.grenspoort.trust.Credentials;

import org.apache.wss4j.common.WSEncryptionPart;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.engine.WSSConfig;
import org.apache.wss4j.dom.message.WSSecHeader;
import org.apache.wss4j.dom.message.WSSecSignature;
import org.apache.wss4j.dom.message.WSSecSignatureConfirmation;
import org.apache.wss4j.dom.message.WSSecTimestamp;
import org.apache.xml.security.utils.XMLUtils;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import javax.xml.XMLConstants;

/**
 * Makes messages of the profile: addressed (WA001), with a timestamp (WB002), Body, Timestamp and
 * every WS-Addressing header signed, each as its own reference (WB004), certificate inside the
 * message (WB009, WB010); an answer confirms the request's signature (WB014). The bytes are
 * complete before anything is sent.
 */
public final class WusSigner {
    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    static {
        // Wus does it too, but is not loaded by the use of its constants
        WSSConfig.init();
    }

    private final Supplier<Credentials> own;
    private final Duration timestampTtl;
    private final InstantSource clock;

    /**
     * @param own signing key and certificate, RSA
     * @param timestampTtl how long the receiver may accept a message
     */
    public WusSigner(Credentials own, Duration timestampTtl, InstantSource clock) {
        this(() -> own, timestampTtl, clock);
    }

    /**
     * @param own signing key and certificate, RSA, asked for at each message
     * @param timestampTtl how long the receiver may accept a message
     */
    public WusSigner(Supplier<Credentials> own, Duration timestampTtl, InstantSource clock) {
        this.own = requireNonNull(own, "own");
        this.timestampTtl = requireNonNull(timestampTtl, "timestampTtl");
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * One signed request.
     *
     * @param payload puts the one child into the Body it is given
     */
    public SignedMessage sign(WusAddress address, Consumer<Element> payload) {
        Element header = header();
        List<Element> parts = new ArrayList<>();
        parts.add(text(header, "wsa:Action", address.action()));
        parts.add(text(header, "wsa:MessageID", address.messageUri()));
        parts.add(text(header, "wsa:To", address.to().toString()));
        parts.add(endpoint(header, "wsa:ReplyTo", Wus.WSA_ANONYMOUS));
        parts.add(endpoint(header, "wsa:From", address.from().toString()));
        return signed(header, parts, payload, address.messageUri(), null);
    }

    /**
     * One signed answer.
     *
     * @param payload puts the one child into the Body it is given
     */
    public SignedMessage answer(WusReply reply, Consumer<Element> payload) {
        String messageUri = "urn:uuid:" + IDS.generate();
        String relatesTo = reply.relatesTo();
        Element header = header();
        List<Element> parts = new ArrayList<>();
        parts.add(text(header, "wsa:Action", reply.action()));
        parts.add(text(header, "wsa:MessageID", messageUri));
        parts.add(text(header, "wsa:To", Wus.WSA_ANONYMOUS));
        parts.add(
                text(header, "wsa:RelatesTo", relatesTo == null ? Wus.WSA_UNSPECIFIED : relatesTo));
        return signed(header, parts, payload, messageUri, reply.confirmed());
    }

    /**
     * One signed fault.
     *
     * @param code {@code Client} or {@code Server}
     * @param detail puts its children into the detail it is given
     */
    public SignedMessage fault(WusReply reply, String code, String text, Consumer<Element> detail) {
        return answer(
                reply,
                body -> {
                    Element fault = child(body, Wus.SOAP, "soap:Fault");
                    child(fault, null, "faultcode").setTextContent("soap:" + code);
                    child(fault, null, "faultstring").setTextContent(text);
                    detail.accept(child(fault, null, "detail"));
                });
    }

    /** Header of a new envelope. */
    private static Element header() {
        Document document = SafeXml.empty();
        Element envelope = document.createElementNS(Wus.SOAP, "soap:Envelope");
        declare(envelope, "soap", Wus.SOAP);
        declare(envelope, "wsa", Wus.WSA);
        declare(envelope, "wsu", Wus.WSU);
        document.appendChild(envelope);
        return child(envelope, Wus.SOAP, "soap:Header");
    }

    private SignedMessage signed(
            Element header,
            List<Element> parts,
            Consumer<Element> payload,
            String messageUri,
            @Nullable String confirmed) {
        Document document = header.getOwnerDocument();
        Element body = child(document.getDocumentElement(), Wus.SOAP, "soap:Body");
        payload.accept(body);
        parts.add(body);
        try {
            String signature = secure(document, parts, confirmed);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(8192);
            XMLUtils.outputDOM(document, bytes);
            return new SignedMessage(bytes.toByteArray(), new SentMessage(messageUri, signature));
        } catch (WSSecurityException e) {
            throw new IllegalStateException("a message can't be signed with " + own.get(), e);
        }
    }

    private String secure(Document document, List<Element> parts, @Nullable String confirmed)
            throws WSSecurityException {
        WSSecHeader security = new WSSecHeader(document);
        security.insertSecurityHeader();
        WSSecTimestamp timestamp = new WSSecTimestamp(security);
        timestamp.setTimeToLive(Math.toIntExact(timestampTtl.toSeconds()));
        timestamp.setWsTimeSource(clock::instant);
        timestamp.build();
        parts.add(timestamp.getElement());
        if (confirmed != null) {
            WSSecSignatureConfirmation confirmation = new WSSecSignatureConfirmation(security);
            confirmation.build(Base64.getDecoder().decode(confirmed));
            parts.add(confirmation.getSignatureConfirmationElement());
        }

        WSSecSignature signature = new WSSecSignature(security);
        signature.setKeyIdentifierType(WSConstants.BST_DIRECT_REFERENCE);
        signature.setSignatureAlgorithm(WSConstants.RSA_SHA256);
        signature.setDigestAlgo(WSConstants.SHA256);
        signature.setSigCanonicalization(Wus.EXCLUSIVE_C14N);
        for (int i = 0; i < parts.size(); i++) {
            signature.getParts().add(part(parts.get(i), "p" + i));
        }
        signature.build(new OwnKey(own.get()));
        return Base64.getEncoder().encodeToString(signature.getSignatureValue());
    }

    private static WSEncryptionPart part(Element element, String id) {
        if (!element.hasAttributeNS(Wus.WSU, "Id")) {
            element.setAttributeNS(Wus.WSU, "wsu:Id", id);
        }
        WSEncryptionPart part = new WSEncryptionPart(element.getAttributeNS(Wus.WSU, "Id"));
        part.setElement(element);
        return part;
    }

    private static Element endpoint(Element header, String name, String address) {
        Element endpoint = child(header, Wus.WSA, name);
        text(endpoint, "wsa:Address", address);
        return endpoint;
    }

    private static Element text(Element parent, String name, String value) {
        Element element = child(parent, Wus.WSA, name);
        element.setTextContent(value);
        return element;
    }

    private static Element child(Element parent, @Nullable String namespace, String name) {
        Element element = parent.getOwnerDocument().createElementNS(namespace, name);
        parent.appendChild(element);
        return element;
    }

    private static void declare(Element element, String prefix, String namespace) {
        element.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:" + prefix, namespace);
    }
}
