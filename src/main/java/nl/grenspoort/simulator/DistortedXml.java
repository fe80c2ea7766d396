package nl.grenspoort.simulator;

import nl.grenspoort.simulator.SimulatedSystem.Reply;
import nl.grenspoort.simulator.SimulatedSystem.Request;
import nl.grenspoort.trust.wus.WusReply;
import nl.grenspoort.trust.wus.WusSigner;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/** Wrong answers of systems that speak Digikoppeling WUS 2W-be-S. */
final class DistortedXml {
    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String WSA = "http://www.w3.org/2005/08/addressing";
    private static final String WSSE11 =
            "http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd";
    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    private static final Duration TTL = Duration.ofMinutes(5);

    private final SystemKeys keys;
    private final InstantSource clock;

    DistortedXml(SystemKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    Reply refusal(Request request) {
        Document asked = parsed(request.body());
        String action = asked == null ? null : text(asked, WSA, "Action");
        WusReply reply =
                new WusReply(
                        action == null
                                ? WSA + "/soap/fault"
                                : action.substring(0, action.lastIndexOf(':') + 1) + "fault",
                        asked == null ? null : text(asked, WSA, "MessageID"),
                        asked == null ? null : text(asked, DSIG, "SignatureValue"));
        byte[] bytes =
                signer(SimulatedFault.plain(FaultMode.FAULT))
                        .fault(reply, "Server", "the system can't answer now", detail -> {})
                        .bytes();
        return new Reply(500, "text/xml; charset=UTF-8", Map.of(), bytes);
    }

    Reply distorted(SimulatedFault fault, Reply reply) {
        if (fault.mode() == FaultMode.NOT_WELL_FORMED) {
            // nobody can sign what is no XML
            return with(
                    reply, reply.status(), Arrays.copyOf(reply.body(), reply.body().length - 1));
        }
        Document answer = parsed(reply.body());
        Element payload = answer == null ? null : payload(answer);
        if (answer == null || payload == null) {
            return reply;
        }
        boolean good = reply.status() < 300;
        if (good) {
            change(fault, payload);
        }
        String relatesTo = text(answer, WSA, "RelatesTo");
        WusReply headers =
                new WusReply(
                        String.valueOf(text(answer, WSA, "Action")),
                        fault.mode() == FaultMode.WRONG_CORRELATION
                                ? "urn:uuid:" + UUID.randomUUID()
                                : relatesTo,
                        confirmed(answer));
        byte[] bytes =
                signer(fault)
                        .answer(
                                headers,
                                body ->
                                        body.appendChild(
                                                payload(
                                                        fault,
                                                        good,
                                                        payload,
                                                        body.getOwnerDocument())))
                        .bytes();
        int status = good && fault.mode() == FaultMode.PARTIAL ? 206 : reply.status();
        return with(reply, status, bytes);
    }

    private static Reply with(Reply reply, int status, byte[] body) {
        return new Reply(status, reply.mediaType(), reply.headers(), body);
    }

    private WusSigner signer(SimulatedFault fault) {
        InstantSource time =
                fault.mode() == FaultMode.CLOCK_SKEW
                        ? () -> clock.instant().plus(fault.amount())
                        : clock;
        return new WusSigner(keys.with(fault.mode()), TTL, time);
    }

    private static void change(SimulatedFault fault, Element payload) {
        List<Element> parts = children(payload);
        switch (fault.mode()) {
            case INCOMPLETE -> {
                // every type of ours requires what it begins with
                if (!parts.isEmpty()) {
                    payload.removeChild(parts.getFirst());
                }
            }
            case PARTIAL -> half(payload, parts);
            case STALE -> stale(payload, Math.max(1, fault.amount().toMinutes()));
            default -> {
                // what is wrong is elsewhere
            }
        }
    }

    /** Of the records, which end an answer, the half goes, rounded up. */
    private static void half(Element payload, List<Element> parts) {
        if (parts.isEmpty()) {
            return;
        }
        String name = parts.getLast().getLocalName();
        List<Element> records =
                parts.stream().filter(part -> part.getLocalName().equals(name)).toList();
        records.subList(records.size() / 2, records.size()).forEach(payload::removeChild);
    }

    /** Elements {@code source} and, right after it, {@code ageMinutes}, as our contracts have. */
    private static void stale(Element payload, long minutes) {
        for (Element part : children(payload)) {
            if (part.getLocalName().equals("ageMinutes")) {
                payload.removeChild(part);
            }
        }
        for (Element part : children(payload)) {
            if (part.getLocalName().equals("source")) {
                part.setTextContent("NATIONAL_COPY");
                Element age =
                        payload.getOwnerDocument()
                                .createElementNS(part.getNamespaceURI(), "ageMinutes");
                age.setPrefix(part.getPrefix());
                age.setTextContent(Long.toString(minutes));
                payload.insertBefore(age, part.getNextSibling());
            }
        }
    }

    private static Node payload(
            SimulatedFault fault, boolean good, Element payload, Document into) {
        Node imported = into.importNode(payload, true);
        if (good && fault.mode() == FaultMode.SCHEMA_VERSION) {
            rename((Element) imported, into);
            return into.renameNode(
                    imported, later(imported.getNamespaceURI()), imported.getNodeName());
        }
        return imported;
    }

    private static void rename(Element element, Document into) {
        for (Element child : children(element)) {
            rename(child, into);
            into.renameNode(child, later(child.getNamespaceURI()), child.getNodeName());
        }
        // a declaration of the old namespace would win when the tree is written
        List<Node> declared = new ArrayList<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            if (XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(
                    element.getAttributes().item(i).getNamespaceURI())) {
                declared.add(element.getAttributes().item(i));
            }
        }
        declared.forEach(attribute -> attribute.setNodeValue(later(attribute.getNodeValue())));
    }

    private static String later(@Nullable String namespace) {
        return namespace == null ? "urn:v99" : namespace.replaceFirst(":v[0-9]+$", ":v99");
    }

    private static @Nullable String confirmed(Document answer) {
        NodeList found = answer.getElementsByTagNameNS(WSSE11, "SignatureConfirmation");
        String value =
                found.getLength() == 1 ? ((Element) found.item(0)).getAttribute("Value") : "";
        return value.isEmpty() ? null : value;
    }

    private static @Nullable Element payload(Document answer) {
        NodeList bodies = answer.getElementsByTagNameNS(SOAP, "Body");
        List<Element> children =
                bodies.getLength() == 1 ? children((Element) bodies.item(0)) : List.of();
        return children.size() == 1 ? children.getFirst() : null;
    }

    private static @Nullable String text(Document document, String namespace, String name) {
        NodeList found = document.getElementsByTagNameNS(namespace, name);
        return found.getLength() == 0 ? null : found.item(0).getTextContent().replaceAll("\\s", "");
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    /** Null when it is no XML; a request comes from anywhere. */
    private static @Nullable Document parsed(byte[] bytes) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(bytes));
        } catch (SAXException | IOException e) {
            return null;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's parser can't be set up", e);
        }
    }
}
