package nl.grenspoort.trust.wus;

import org.w3c.dom.Document;
import org.w3c.dom.Element;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

import javax.xml.XMLConstants;

/**
 * Signature wrapping in its known forms: what was signed is moved to where nobody reads it, under
 * every spelling of an id, and something else stands in its place (McIntosh and Austel 2005;
 * Gruschka and Lo Iacono 2009).
 */
final class Wrapping {
    private static final String XMLNS = XMLConstants.XMLNS_ATTRIBUTE_NS_URI;
    private static final String SOAP12 = "http://www.w3.org/2003/05/soap-envelope";

    private Wrapping() {}

    static Map<String, UnaryOperator<byte[]>> all(String other) {
        Map<String, UnaryOperator<byte[]>> attacks = new LinkedHashMap<>();
        bodies(attacks, other);
        for (String header : List.of("Action", "MessageID")) {
            attacks.put(
                    header + " moved into another header", on(d -> moveHeader(d, header, false)));
            attacks.put(
                    header + " moved, with its id doubled", on(d -> moveHeader(d, header, true)));
            attacks.put(header + " changed", on(d -> header(d, header).setTextContent("urn:x")));
        }
        attacks.put("timestamp moved into a header", on(Wrapping::moveTimestamp));
        attacks.put("a second security header before", on(d -> secondSecurity(d, true)));
        attacks.put("a second security header after", on(d -> secondSecurity(d, false)));
        attacks.put("security for another actor, an empty one for us", on(Wrapping::otherActor));
        attacks.put("a header that must be understood", on(Wrapping::mustUnderstand));
        attacks.put("the envelope in SOAP 1.2", on(d -> soap12(d, other)));
        attacks.put("a third part of the envelope", on(d -> third(d, other)));
        attacks.put("a signature within the body", on(Wrapping::signatureInBody));
        attacks.put("a namespace of the body bound to another", text(Wrapping::rebound));
        attacks.put("a text split by a comment", text(s -> split(s, "<!---->")));
        attacks.put("a text split by an instruction", text(s -> split(s, "<?x?>")));
        return attacks;
    }

    private static void bodies(Map<String, UnaryOperator<byte[]>> attacks, String other) {
        Map<String, BiConsumer<Element, String>> spellings = new LinkedHashMap<>();
        spellings.put("wsu:Id", (e, id) -> e.setAttributeNS(Wus.WSU, "wsu:Id", id));
        spellings.put("Id", (e, id) -> e.setAttribute("Id", id));
        spellings.put("ID", (e, id) -> e.setAttribute("ID", id));
        spellings.put("id", (e, id) -> e.setAttribute("id", id));
        spellings.put("xml:id", (e, id) -> e.setAttributeNS(XMLConstants.XML_NS_URI, "xml:id", id));
        spellings.forEach(
                (spelling, mark) -> {
                    for (Place place : Place.values()) {
                        attacks.put(
                                "body moved to %s, another with its id as %s"
                                        .formatted(place, spelling),
                                on(d -> moveBody(d, other, place, mark)));
                    }
                });
    }

    /** Where the signed body is hidden. */
    private enum Place {
        HEADER,
        SECURITY,
        SIGNATURE,
        KEY_INFO,
        NEW_BODY,
        BEFORE_HEADER,
        AFTER_BODY
    }

    private static void moveBody(
            Document document, String other, Place place, BiConsumer<Element, String> mark) {
        Element signed = SoapForge.body(document);
        Element body = SoapForge.element(document, Wus.SOAP, "s:Body");
        body.setAttributeNS(XMLNS, "xmlns:wsu", Wus.WSU);
        mark.accept(body, signed.getAttributeNS(Wus.WSU, "Id"));
        body.appendChild(document.importNode(SoapForge.document(other).getDocumentElement(), true));
        signed.getParentNode().replaceChild(body, signed);
        Element hidden = SoapForge.element(document, "urn:attack", "x:hidden");
        hidden.appendChild(signed);
        Element envelope = document.getDocumentElement();
        switch (place) {
            case HEADER -> SoapForge.header(document).appendChild(hidden);
            case SECURITY -> first(document, Wus.WSSE, "Security").appendChild(hidden);
            case SIGNATURE -> {
                Element object = SoapForge.element(document, Wus.DS, "ds:Object");
                object.appendChild(hidden);
                first(document, Wus.DS, "Signature").appendChild(object);
            }
            case KEY_INFO -> first(document, Wus.DS, "KeyInfo").appendChild(hidden);
            case NEW_BODY -> body.appendChild(hidden);
            case BEFORE_HEADER -> envelope.insertBefore(hidden, envelope.getFirstChild());
            case AFTER_BODY -> envelope.appendChild(hidden);
        }
    }

    private static void moveHeader(Document document, String name, boolean sameId) {
        Element signed = header(document, name);
        Element instead = (Element) signed.cloneNode(true);
        instead.setTextContent("urn:uuid:00000000-0000-4000-8000-000000000000");
        if (!sameId) {
            instead.removeAttributeNS(Wus.WSU, "Id");
        }
        Element from = SoapForge.element(document, Wus.WSA, "w:FaultTo");
        signed.getParentNode().replaceChild(instead, signed);
        from.appendChild(signed);
        SoapForge.header(document).appendChild(from);
    }

    private static void moveTimestamp(Document document) {
        Element signed = first(document, Wus.WSU, "Timestamp");
        Element instead = (Element) signed.cloneNode(true);
        instead.removeAttributeNS(Wus.WSU, "Id");
        first(instead, "Expires").setTextContent("2099-01-01T00:00:00.000Z");
        Element hidden = SoapForge.element(document, Wus.WSA, "w:FaultTo");
        signed.getParentNode().replaceChild(instead, signed);
        hidden.appendChild(signed);
        SoapForge.header(document).appendChild(hidden);
    }

    private static void secondSecurity(Document document, boolean before) {
        Element security = first(document, Wus.WSSE, "Security");
        Element second = SoapForge.element(document, Wus.WSSE, "wsse:Security");
        second.setAttributeNS(XMLNS, "xmlns:s", Wus.SOAP);
        second.setAttributeNS(Wus.SOAP, "s:actor", "urn:other");
        security.getParentNode()
                .insertBefore(second, before ? security : security.getNextSibling());
    }

    private static void otherActor(Document document) {
        Element security = first(document, Wus.WSSE, "Security");
        Element empty = SoapForge.element(document, Wus.WSSE, "wsse:Security");
        security.setAttributeNS(XMLNS, "xmlns:s", Wus.SOAP);
        security.setAttributeNS(Wus.SOAP, "s:actor", "urn:other");
        security.getParentNode().appendChild(empty);
    }

    private static void mustUnderstand(Document document) {
        Element unknown = SoapForge.element(document, "urn:unknown", "u:unknown");
        unknown.setAttributeNS(XMLNS, "xmlns:s", Wus.SOAP);
        unknown.setAttributeNS(Wus.SOAP, "s:mustUnderstand", "1");
        SoapForge.header(document).appendChild(unknown);
    }

    private static void soap12(Document document, String other) {
        Element old = document.getDocumentElement();
        Element envelope = SoapForge.element(document, SOAP12, "s12:Envelope");
        Element header = SoapForge.element(document, SOAP12, "s12:Header");
        Element body = SoapForge.element(document, SOAP12, "s12:Body");
        body.appendChild(document.importNode(SoapForge.document(other).getDocumentElement(), true));
        Element security = first(document, Wus.WSSE, "Security");
        security.setAttributeNS(XMLNS, "xmlns:s", Wus.SOAP);
        security.setAttributeNS(XMLNS, "xmlns:soap", Wus.SOAP);
        security.setAttributeNS(XMLNS, "xmlns:wsu", Wus.WSU);
        document.replaceChild(envelope, old);
        header.appendChild(security);
        header.appendChild(old);
        envelope.appendChild(header);
        envelope.appendChild(body);
    }

    private static void third(Document document, String other) {
        document.getDocumentElement()
                .appendChild(
                        document.importNode(SoapForge.document(other).getDocumentElement(), true));
    }

    private static void signatureInBody(Document document) {
        Element signature = first(document, Wus.DS, "Signature");
        SoapForge.body(document).appendChild(signature);
    }

    /** The payload's prefix or default namespace gets another meaning further out. */
    private static String rebound(String message) {
        return message.replaceFirst("urn:grenspoort:contracts:[a-z]+:v1", "urn:attack");
    }

    /** In the middle of the first word of the body's text, or else of its Action. */
    private static String split(String message, String with) {
        return message.replaceFirst("(<[^>]*Action[^>]*>)(urn)(:)", "$1$2" + with + "$3");
    }

    private static Element header(Document document, String name) {
        return first(document, Wus.WSA, name);
    }

    private static Element first(Document document, String namespace, String name) {
        return SoapForge.first(document, namespace, name);
    }

    private static Element first(Element parent, String name) {
        return (Element) parent.getElementsByTagNameNS("*", name).item(0);
    }

    private interface Change {
        void on(Document document);
    }

    private static UnaryOperator<byte[]> on(Change change) {
        return bytes -> {
            Document document = SoapForge.document(bytes);
            change.on(document);
            byte[] attacked = SoapForge.serialize(document);
            // or the attack would fail for being no XML
            SoapForge.document(attacked);
            return attacked;
        };
    }

    private static UnaryOperator<byte[]> text(UnaryOperator<String> change) {
        return bytes -> {
            String before = new String(bytes, StandardCharsets.UTF_8);
            String after = change.apply(before);
            if (after.equals(before)) {
                throw new IllegalStateException("the attack changed nothing");
            }
            SoapForge.document(after);
            return after.getBytes(StandardCharsets.UTF_8);
        };
    }
}
