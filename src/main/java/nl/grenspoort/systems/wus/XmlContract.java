package nl.grenspoort.systems.wus;

import static java.util.Objects.requireNonNull;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBElement;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import jakarta.xml.bind.Unmarshaller;

import nl.grenspoort.trust.wus.SafeXml;
import nl.grenspoort.trust.wus.WusRefusedException;

import org.w3c.dom.Element;
import org.xml.sax.SAXException;

import java.io.ByteArrayOutputStream;

import javax.xml.XMLConstants;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;

/**
 * The types of one contract, to and from XML. Built once; reading validates, so that a value the
 * contract doesn't know is an error and not an absence.
 */
public final class XmlContract {
    private final String namespace;
    private final JAXBContext context;
    private final Schema schema;

    /**
     * @param schema on the class path, as {@code /contracts/sis/sis.xsd}
     * @param objectFactory generated from it
     */
    public XmlContract(String namespace, String schema, Class<?> objectFactory) {
        this.namespace = requireNonNull(namespace, "namespace");
        try {
            this.context = JAXBContext.newInstance(objectFactory);
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            this.schema = factory.newSchema(XmlContract.class.getResource(schema));
        } catch (JAXBException | SAXException e) {
            throw new IllegalStateException("the contract " + schema + " can't be read", e);
        }
    }

    /** Puts a message into a SOAP body. */
    public void write(JAXBElement<?> message, Element body) {
        try {
            marshaller().marshal(message, body);
        } catch (JAXBException e) {
            throw new IllegalStateException("a message can't be written", e);
        }
    }

    /** A message as a document of its own, without an envelope. */
    public byte[] write(JAXBElement<?> message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            marshaller().marshal(message, bytes);
        } catch (JAXBException e) {
            throw new IllegalStateException("a message can't be written", e);
        }
        return bytes.toByteArray();
    }

    private Marshaller marshaller() throws JAXBException {
        Marshaller marshaller = context.createMarshaller();
        marshaller.setProperty(Marshaller.JAXB_FRAGMENT, true);
        return marshaller;
    }

    /**
     * Reads a message.
     *
     * @param element it must be
     * @throws JAXBException when it is not exactly as the contract says; its words may quote the
     *     message
     */
    public <T> T read(Element payload, String element, Class<T> type) throws JAXBException {
        if (!element.equals(payload.getLocalName())
                || !namespace.equals(payload.getNamespaceURI())) {
            throw new JAXBException("the body holds no " + element);
        }
        Unmarshaller unmarshaller = context.createUnmarshaller();
        unmarshaller.setSchema(schema);
        return unmarshaller.unmarshal(payload, type).getValue();
    }

    /**
     * The payload of a document of its own.
     *
     * @param longest in bytes that is read
     * @throws JAXBException when it is no XML within limits
     */
    public static Element payload(byte[] document, int longest) throws JAXBException {
        try {
            return SafeXml.parse(document, longest).getDocumentElement();
        } catch (WusRefusedException e) {
            throw new JAXBException("no XML within limits", e);
        }
    }
}
