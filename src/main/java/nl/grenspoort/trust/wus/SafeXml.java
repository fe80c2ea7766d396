package nl.grenspoort.trust.wus;

import nl.grenspoort.trust.wus.WusRefusedException.Reason;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/**
 * Reads foreign XML into a tree: XML 1.0 without DTD, UTF-8 only (WS006), bounded in length, depth,
 * tags and attributes. What a canonical form leaves out, so that a signature does not cover it, is
 * refused: comments; and processing instructions, which no message of ours has. No id may occur
 * twice.
 */
public final class SafeXml {
    private static final int MAX_DEPTH = 40;
    private static final int MAX_ATTRIBUTES = 40;

    /**
     * A thousand alerts have some sixty thousand; a tag of four bytes costs a hundred in a tree.
     */
    private static final int MAX_TAGS = 80_000;

    private static final DocumentBuilderFactory FACTORY = factory();

    private SafeXml() {}

    static Document empty() {
        return builder().newDocument();
    }

    /**
     * @param most longest message in bytes
     */
    public static Document parse(byte[] bytes, int most) throws WusRefusedException {
        if (bytes.length > most) {
            throw refused("the message is too long");
        }
        if (tags(bytes) > MAX_TAGS) {
            throw refused("the message has too many tags");
        }
        try {
            DocumentBuilder builder = builder();
            builder.setErrorHandler(new Strict());
            Document document = builder.parse(new ByteArrayInputStream(bytes));
            if (!utf8(document.getInputEncoding())
                    || (document.getXmlEncoding() != null && !utf8(document.getXmlEncoding()))) {
                throw refused("the message is not UTF-8");
            }
            if (!"1.0".equals(document.getXmlVersion())) {
                throw refused("the message is not XML 1.0");
            }
            Element root = document.getDocumentElement();
            if (root.getPreviousSibling() != null || root.getNextSibling() != null) {
                throw refused("the message has something beside its envelope");
            }
            check(root, new HashSet<>());
            return document;
        } catch (SAXException | IOException e) {
            // the parser's own words may quote the message
            throw refused("the message is no XML within limits: " + e.getClass().getSimpleName());
        }
    }

    /** At least as many as the tree would have elements, found before there is a tree. */
    private static int tags(byte[] bytes) {
        int tags = 0;
        for (byte b : bytes) {
            if (b == '<') {
                tags++;
            }
        }
        return tags;
    }

    private static boolean utf8(@Nullable String encoding) {
        return "UTF-8".equalsIgnoreCase(encoding);
    }

    private static void check(Element element, Set<String> ids) throws WusRefusedException {
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            if (isId(attribute) && !ids.add(attribute.getValue())) {
                throw refused("an id occurs twice");
            }
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            switch (child.getNodeType()) {
                case Node.ELEMENT_NODE -> check((Element) child, ids);
                case Node.TEXT_NODE -> {}
                default -> throw refused("the message holds more than elements and text");
            }
        }
    }

    /** Whatever a verifier may take for an id: wsu:Id, xml:id, and Id, ID, id without namespace. */
    private static boolean isId(Attr attribute) {
        String name = attribute.getLocalName();
        String namespace = attribute.getNamespaceURI();
        return "id".equalsIgnoreCase(name)
                && (namespace == null
                        || Wus.WSU.equals(namespace)
                        || XMLConstants.XML_NS_URI.equals(namespace));
    }

    private static DocumentBuilder builder() {
        try {
            return FACTORY.newDocumentBuilder();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's parser can't be set up", e);
        }
    }

    private static DocumentBuilderFactory factory() {
        try {
            // the JDK's own, whatever else is on the class path: its limits are the ones set here
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://apache.org/xml/features/dom/defer-node-expansion", false);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setAttribute("jdk.xml.maxElementDepth", Integer.toString(MAX_DEPTH));
            factory.setAttribute("jdk.xml.elementAttributeLimit", Integer.toString(MAX_ATTRIBUTES));
            factory.setCoalescing(true);
            factory.setExpandEntityReferences(true);
            factory.setXIncludeAware(false);
            return factory;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's parser can't be set up", e);
        }
    }

    private static WusRefusedException refused(String message) {
        return new WusRefusedException(Reason.NOT_UNDERSTOOD, message);
    }

    /** Every problem is the end; nothing is printed. */
    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException exception) throws SAXException {
            throw exception;
        }

        @Override
        public void error(SAXParseException exception) throws SAXException {
            throw exception;
        }

        @Override
        public void fatalError(SAXParseException exception) throws SAXException {
            throw exception;
        }
    }
}
