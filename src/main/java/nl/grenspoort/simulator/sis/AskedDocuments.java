package nl.grenspoort.simulator.sis;

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
final class AskedDocuments {
    private static final String NAMESPACE = "urn:grenspoort:contracts:sis:v1";
    private static final XMLInputFactory FACTORY = factory();

    private AskedDocuments() {}

    /** Empty when it can't be read. */
    static Optional<Set<String>> of(byte[] body) {
        Set<String> numbers = new HashSet<>();
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(body));
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD) {
                    return Optional.empty();
                }
                if (event == XMLStreamConstants.START_ELEMENT
                        && NAMESPACE.equals(reader.getNamespaceURI())
                        && "number".equals(reader.getLocalName())) {
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
