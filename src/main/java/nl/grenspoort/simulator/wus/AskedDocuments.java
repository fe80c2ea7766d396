package nl.grenspoort.simulator.wus;

import nl.grenspoort.identity.DocumentNumber;

import java.io.ByteArrayInputStream;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads document numbers off a request without verifying it: only to know which scenario it is
 * about.
 */
public final class AskedDocuments {
    private static final XMLInputFactory FACTORY = factory();

    private AskedDocuments() {}

    /**
     * Empty when it can't be read.
     *
     * @param namespace of the contract
     * @param elements that hold a document number
     */
    public static Optional<Set<String>> of(byte[] body, String namespace, Set<String> elements) {
        Set<String> numbers = new HashSet<>();
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(body));
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD) {
                    return Optional.empty();
                }
                if (event == XMLStreamConstants.START_ELEMENT
                        && namespace.equals(reader.getNamespaceURI())
                        && elements.contains(reader.getLocalName())) {
                    numbers.add(new DocumentNumber(reader.getElementText()).value());
                }
            }
            return Optional.of(numbers);
        } catch (XMLStreamException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
