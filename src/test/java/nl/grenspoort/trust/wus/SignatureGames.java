package nl.grenspoort.trust.wus;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Changes to the signature itself, by somebody without a key: what the verifier would fetch, run or
 * believe before it knows who signed (XML Signature Best Practices, W3C 2013).
 */
public final class SignatureGames {
    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
    private static final String XSLT = "http://www.w3.org/TR/1999/REC-xslt-19991116";
    private static final String XPATH = "http://www.w3.org/TR/1999/REC-xpath-19991116";
    private static final String XPATH2 = "http://www.w3.org/2002/06/xmldsig-filter2";
    private static final String STR_TRANSFORM =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#STR-Transform";

    private SignatureGames() {}

    static Map<String, UnaryOperator<byte[]>> all() {
        Map<String, UnaryOperator<byte[]>> games = new LinkedHashMap<>();
        games.putAll(fetching("http://127.0.0.1:9/x"));
        games.put("a reference to a file", on(d -> reference(d, "file:///etc/passwd")));
        games.put("a reference to everything", on(d -> reference(d, "")));
        games.put("a reference without address", on(d -> reference(d, null)));
        games.put("a reference by XPointer", on(d -> reference(d, "#xpointer(/)")));
        games.put("a thousand references", on(d -> repeat(d, "Reference", 1000)));
        games.put("a thousand transforms", on(d -> repeat(d, "Transform", 1000)));
        games.put("no reference", on(SignatureGames::noReference));
        for (String transform :
                List.of(
                        XSLT,
                        XPATH,
                        XPATH2,
                        STR_TRANSFORM,
                        DSIG + "base64",
                        DSIG + "enveloped-signature",
                        "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments",
                        "urn:unknown")) {
            games.put("transform " + transform, on(d -> set(d, "Transform", transform)));
        }
        for (String method :
                List.of(
                        DSIG + "hmac-sha1",
                        MORE + "hmac-sha256",
                        DSIG + "dsa-sha1",
                        MORE + "ecdsa-sha256",
                        MORE + "rsa-md5",
                        "urn:unknown",
                        "")) {
            games.put("signature method " + method, on(d -> set(d, "SignatureMethod", method)));
        }
        for (String method : List.of(MORE + "md5", DSIG + "sha1", "urn:unknown")) {
            games.put("digest method " + method, on(d -> set(d, "DigestMethod", method)));
        }
        for (String method :
                List.of(
                        "http://www.w3.org/2001/10/xml-exc-c14n#WithComments",
                        "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
                        "urn:unknown")) {
            games.put(
                    "canonical form " + method, on(d -> set(d, "CanonicalizationMethod", method)));
        }
        games.put("an empty signature", on(d -> text(d, "SignatureValue", "")));
        games.put("a signature of zeros", on(d -> text(d, "SignatureValue", "A".repeat(512))));
        games.put("a signature that is no base64", on(d -> text(d, "SignatureValue", "?")));
        games.put("an empty digest", on(d -> text(d, "DigestValue", "")));
        games.put("no key", on(d -> remove(d, "KeyInfo")));
        games.put("two keys", on(d -> repeat(d, "KeyInfo", 1)));
        games.put("another way to the key", on(SignatureGames::keyName));
        games.put("a signature without SignedInfo", on(d -> remove(d, "SignedInfo")));
        games.put("a second signature", on(d -> repeat(d, "Signature", 1)));
        games.put("a second certificate", on(d -> repeatToken(d, "BinarySecurityToken")));
        games.put("a certificate that is none", on(d -> token(d, "AAAA")));
        games.put("a token of a user", on(d -> extra(d, "UsernameToken")));
        games.put("a list of encrypted parts", on(SignatureGames::encrypted));
        return games;
    }

    /** Those that would make a verifier fetch from this address. */
    public static Map<String, UnaryOperator<byte[]>> fetching(String address) {
        Map<String, UnaryOperator<byte[]>> games = new LinkedHashMap<>();
        games.put("a reference into the net", on(d -> reference(d, address)));
        games.put("a key to be fetched", on(d -> retrieval(d, address)));
        games.put("a token to be fetched", on(d -> tokenReference(d, address)));
        games.put(
                "a schema to be fetched, with another body",
                on(
                        d -> {
                            Element payload = (Element) SoapForge.body(d).getFirstChild();
                            payload.setAttributeNS(
                                    "http://www.w3.org/2000/xmlns/",
                                    "xmlns:xsi",
                                    "http://www.w3.org/2001/XMLSchema-instance");
                            payload.setAttributeNS(
                                    "http://www.w3.org/2001/XMLSchema-instance",
                                    "xsi:schemaLocation",
                                    "urn:grenspoort:contracts:sis:v1 " + address);
                        }));
        return games;
    }

    private static void reference(Document document, @Nullable String uri) {
        Element reference = ds(document, "Reference");
        if (uri == null) {
            reference.removeAttribute("URI");
        } else {
            reference.setAttribute("URI", uri);
        }
    }

    private static void retrieval(Document document, String address) {
        Element info = ds(document, "KeyInfo");
        while (info.hasChildNodes()) {
            info.removeChild(info.getFirstChild());
        }
        Element method = document.createElementNS(DSIG, "ds:RetrievalMethod");
        method.setAttribute("URI", address);
        method.setAttribute("Type", DSIG + "rawX509Certificate");
        info.appendChild(method);
    }

    private static void tokenReference(Document document, String address) {
        NodeList references = document.getElementsByTagNameNS(Wus.WSSE, "Reference");
        ((Element) references.item(0)).setAttribute("URI", address);
    }

    private static void repeat(Document document, String name, int times) {
        Element one = ds(document, name);
        for (int i = 0; i < times; i++) {
            one.getParentNode().appendChild(one.cloneNode(true));
        }
    }

    private static void repeatToken(Document document, String name) {
        Element one = SoapForge.first(document, Wus.WSSE, name);
        Element second = (Element) one.cloneNode(true);
        second.removeAttributeNS(Wus.WSU, "Id");
        one.getParentNode().insertBefore(second, one);
    }

    private static void noReference(Document document) {
        NodeList found = document.getElementsByTagNameNS(DSIG, "Reference");
        List<Element> all = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            all.add((Element) found.item(i));
        }
        all.forEach(reference -> reference.getParentNode().removeChild(reference));
    }

    private static void set(Document document, String name, String algorithm) {
        ds(document, name).setAttribute("Algorithm", algorithm);
    }

    private static void text(Document document, String name, String text) {
        ds(document, name).setTextContent(text);
    }

    private static void token(Document document, String text) {
        SoapForge.first(document, Wus.WSSE, "BinarySecurityToken").setTextContent(text);
    }

    private static void remove(Document document, String name) {
        Element element = ds(document, name);
        element.getParentNode().removeChild(element);
    }

    private static void keyName(Document document) {
        Element info = ds(document, "KeyInfo");
        while (info.hasChildNodes()) {
            info.removeChild(info.getFirstChild());
        }
        Element name = document.createElementNS(DSIG, "ds:KeyName");
        name.setTextContent("sis-signing");
        info.appendChild(name);
    }

    private static void extra(Document document, String name) {
        SoapForge.first(document, Wus.WSSE, "Security")
                .appendChild(document.createElementNS(Wus.WSSE, "wsse:" + name));
    }

    private static void encrypted(Document document) {
        SoapForge.first(document, Wus.WSSE, "Security")
                .appendChild(
                        SoapForge.element(
                                document,
                                "http://www.w3.org/2001/04/xmlenc#",
                                "xenc:ReferenceList"));
    }

    private static Element ds(Document document, String name) {
        return SoapForge.first(document, DSIG, name);
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
}
