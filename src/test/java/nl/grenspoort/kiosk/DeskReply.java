package nl.grenspoort.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import org.w3c.dom.Element;
import org.w3c.dom.Node;

import java.io.StringReader;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;

/**
 * An answer of the desk service whose signature was verified and whose content is as the schema
 * says.
 *
 * @param addressing WS-Addressing headers by name
 * @param content the check, or the problem in a fault
 */
record DeskReply(
        int status,
        HttpHeaders http,
        Map<String, String> addressing,
        boolean fault,
        Element content,
        byte[] bytes) {
    private static final Schema SCHEMA = schema();

    static DeskReply of(
            int status,
            HttpHeaders http,
            Map<String, String> addressing,
            Element payload,
            byte[] bytes) {
        boolean fault = payload.getLocalName().equals("Fault");
        Element content = fault ? children(last(payload)).getFirst() : payload;
        try {
            SCHEMA.newValidator().validate(new DOMSource(content));
        } catch (Exception e) {
            throw new AssertionError("not as the schema says", e);
        }
        return new DeskReply(status, http, addressing, fault, content, bytes);
    }

    /** Text at a path of local names, such as {@code case/advice}. */
    String text(String path) {
        Element at = content;
        for (String name : path.split("/")) {
            Element parent = at;
            at =
                    children(parent).stream()
                            .filter(child -> child.getLocalName().equals(name))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError("no " + name + " in " + parent));
        }
        return at.getTextContent();
    }

    String faultcode() {
        Element fault = (Element) Objects.requireNonNull(content.getParentNode()).getParentNode();
        return children(Objects.requireNonNull(fault)).getFirst().getTextContent();
    }

    /** The problem's type, its prefix left out. */
    String problem() {
        assertThat(fault).as("a fault").isTrue();
        return text("type").replace("urn:grenspoort:problem:", "");
    }

    /** {@code path code} of each error, the path from the body's child on. */
    List<String> errors() {
        return children(content).stream()
                .filter(child -> child.getLocalName().equals("errors"))
                .flatMap(errors -> children(errors).stream())
                .map(DeskReply::error)
                .toList();
    }

    private static String error(Element error) {
        List<Element> parts = children(error);
        String path = parts.get(0).getTextContent();
        try {
            xpath().compile(path);
        } catch (Exception e) {
            throw new AssertionError(path + " is no XPath", e);
        }
        return path.replace("/soap:Envelope/soap:Body/", "").replace("desk:", "")
                + " "
                + parts.get(1).getTextContent();
    }

    static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    private static Element last(Element parent) {
        return children(parent).getLast();
    }

    private static XPath xpath() {
        XPath xpath = XPathFactory.newDefaultInstance().newXPath();
        xpath.setNamespaceContext(
                new javax.xml.namespace.NamespaceContext() {
                    @Override
                    public String getNamespaceURI(String prefix) {
                        return "urn:" + prefix;
                    }

                    @Override
                    public String getPrefix(String uri) {
                        return uri.substring(4);
                    }

                    @Override
                    public java.util.Iterator<String> getPrefixes(String uri) {
                        return List.of(getPrefix(uri)).iterator();
                    }
                });
        return xpath;
    }

    static Schema schema() {
        try {
            return SchemaFactory.newDefaultInstance()
                    .newSchema(DeskReply.class.getResource("/contracts/desk/desk.xsd"));
        } catch (org.xml.sax.SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Fails when a request is not as the schema says. */
    static void validate(String request) {
        try {
            SCHEMA.newValidator().validate(new StreamSource(new StringReader(request)));
        } catch (Exception e) {
            throw new AssertionError("not as the schema says: " + request, e);
        }
    }
}
