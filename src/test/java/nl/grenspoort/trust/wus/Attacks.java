package nl.grenspoort.trust.wus;

import org.w3c.dom.Document;
import org.w3c.dom.Element;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Attacks on a signed message by somebody without a key: what was signed stays in it, what is read
 * would be something else.
 */
public final class Attacks {
    private Attacks() {}

    /**
     * Every attack by its name.
     *
     * @param other the payload an attacker wants read
     */
    public static Map<String, UnaryOperator<byte[]>> all(String other) {
        Map<String, UnaryOperator<byte[]>> attacks = new LinkedHashMap<>();
        attacks.put("signed body moved to a header", on(d -> toHeader(d, other, false)));
        attacks.put("the same, under the same id", on(d -> toHeader(d, other, true)));
        attacks.put("signed body moved into the signature", on(d -> toObject(d, other)));
        attacks.put("a second body before the signed one", on(d -> secondBody(d, other, true)));
        attacks.put("a second body after the signed one", on(d -> secondBody(d, other, false)));
        attacks.put("a second child in the body", on(d -> secondChild(d, other)));
        attacks.put("payload replaced", on(d -> replace(d, other)));
        attacks.put("payload's id doubled", on(Attacks::doubleId));
        attacks.put("timestamp doubled", on(Attacks::doubleTimestamp));
        attacks.put("Action doubled", on(Attacks::doubleAction));
        attacks.put("security header removed", on(Attacks::unsign));
        attacks.put("signature removed", on(Attacks::removeSignature));
        attacks.put("a DTD", Attacks::dtd);
        attacks.put("an entity bomb", Attacks::bomb);
        attacks.put("cut in half", bytes -> java.util.Arrays.copyOf(bytes, bytes.length / 2));
        attacks.put("nothing", bytes -> new byte[0]);
        attacks.put("no XML", bytes -> "no data found".getBytes(StandardCharsets.UTF_8));
        attacks.put("another encoding", Attacks::utf16);
        attacks.putAll(Wrapping.all(other));
        attacks.putAll(SignatureGames.all());
        attacks.putAll(XmlBombs.all());
        return attacks;
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

    private static void toHeader(Document document, String other, boolean sameId) {
        Element signed = SoapForge.body(document);
        Element wrapper = SoapForge.element(document, "urn:attack", "x:wrapper");
        Element body = fresh(document, other);
        if (sameId) {
            body.setAttributeNS(Wus.WSU, "wsu:Id", signed.getAttributeNS(Wus.WSU, "Id"));
        }
        signed.getParentNode().replaceChild(body, signed);
        wrapper.appendChild(signed);
        SoapForge.header(document).appendChild(wrapper);
    }

    private static void toObject(Document document, String other) {
        Element signed = SoapForge.body(document);
        signed.getParentNode().replaceChild(fresh(document, other), signed);
        Element object = SoapForge.element(document, Wus.DS, "ds:Object");
        object.appendChild(signed);
        SoapForge.first(document, Wus.DS, "Signature").appendChild(object);
    }

    private static void secondBody(Document document, String other, boolean before) {
        Element signed = SoapForge.body(document);
        signed.getParentNode()
                .insertBefore(fresh(document, other), before ? signed : signed.getNextSibling());
    }

    private static void secondChild(Document document, String other) {
        Element body = SoapForge.body(document);
        body.insertBefore(payload(document, other), body.getFirstChild());
    }

    private static void replace(Document document, String other) {
        Element body = SoapForge.body(document);
        body.replaceChild(payload(document, other), body.getFirstChild());
    }

    private static void doubleId(Document document) {
        Element body = SoapForge.body(document);
        ((Element) body.getFirstChild())
                .setAttributeNS(Wus.WSU, "wsu:Id", body.getAttributeNS(Wus.WSU, "Id"));
    }

    private static void doubleTimestamp(Document document) {
        Element timestamp = SoapForge.first(document, Wus.WSU, "Timestamp");
        Element second = (Element) timestamp.cloneNode(true);
        second.removeAttributeNS(Wus.WSU, "Id");
        timestamp.getParentNode().insertBefore(second, timestamp);
    }

    private static void doubleAction(Document document) {
        Element action = SoapForge.first(document, Wus.WSA, "Action");
        Element second = (Element) action.cloneNode(true);
        second.removeAttributeNS(Wus.WSU, "Id");
        action.getParentNode().insertBefore(second, action);
    }

    private static void unsign(Document document) {
        Element security = SoapForge.first(document, Wus.WSSE, "Security");
        security.getParentNode().removeChild(security);
    }

    private static void removeSignature(Document document) {
        Element signature = SoapForge.first(document, Wus.DS, "Signature");
        signature.getParentNode().removeChild(signature);
    }

    private static byte[] dtd(byte[] bytes) {
        return prepend("<!DOCTYPE e [<!ENTITY x 'y'>]>", bytes);
    }

    private static byte[] bomb(byte[] bytes) {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE e [<!ENTITY e0 'boom'>");
        for (int i = 1; i < 12; i++) {
            bomb.append("<!ENTITY e%d '%s'>".formatted(i, ("&e" + (i - 1) + ";").repeat(10)));
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        String used = text.replace("urn:uuid:", "&e11;urn:uuid:");
        return prepend(bomb.append("]>").toString(), used.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] utf16(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return ("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + text)
                .getBytes(StandardCharsets.UTF_16);
    }

    private static byte[] prepend(String text, byte[] bytes) {
        return (text + new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }

    private static Element fresh(Document document, String payload) {
        Element body = SoapForge.element(document, Wus.SOAP, "s:Body");
        body.appendChild(payload(document, payload));
        return body;
    }

    private static Element payload(Document document, String xml) {
        return (Element) document.importNode(SoapForge.document(xml).getDocumentElement(), true);
    }
}
