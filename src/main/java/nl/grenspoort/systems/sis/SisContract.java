package nl.grenspoort.systems.sis;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import jakarta.xml.bind.Unmarshaller;

import nl.grenspoort.systems.sis.wsdl.ObjectFactory;
import nl.grenspoort.systems.sis.wsdl.SearchRequest;
import nl.grenspoort.systems.sis.wsdl.SearchResponse;

import org.w3c.dom.Element;
import org.xml.sax.SAXException;

import javax.xml.XMLConstants;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;

/**
 * Grenspoort's SIS contract, {@code contracts/sis/sis.wsdl}: its names, and its types to and from
 * XML. Built once; reading validates, so that a value the contract doesn't know is an error and not
 * an absence.
 */
final class SisContract {
    static final String NAMESPACE = "urn:grenspoort:contracts:sis:v1";
    static final String SEARCH_ACTION = NAMESPACE + ":search";
    static final String ANSWER_ACTION = NAMESPACE + ":searchResponse";

    private final ObjectFactory elements = new ObjectFactory();
    private final JAXBContext context;
    private final Schema schema;

    SisContract() {
        try {
            this.context = JAXBContext.newInstance(ObjectFactory.class);
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            this.schema =
                    factory.newSchema(SisContract.class.getResource("/contracts/sis/sis.xsd"));
        } catch (JAXBException | SAXException e) {
            throw new IllegalStateException("the SIS contract can't be read", e);
        }
    }

    /** Puts the request into a SOAP body. */
    void write(SearchRequest request, Element body) {
        try {
            Marshaller marshaller = context.createMarshaller();
            marshaller.setProperty(Marshaller.JAXB_FRAGMENT, true);
            marshaller.marshal(elements.createSearchRequest(request), body);
        } catch (JAXBException e) {
            throw new IllegalStateException("a SIS request can't be written", e);
        }
    }

    /**
     * Reads an answer.
     *
     * @throws JAXBException when it is not exactly as the contract says
     */
    SearchResponse read(Element payload) throws JAXBException {
        if (!"searchResponse".equals(payload.getLocalName())
                || !NAMESPACE.equals(payload.getNamespaceURI())) {
            throw new JAXBException("the body holds no searchResponse");
        }
        Unmarshaller unmarshaller = context.createUnmarshaller();
        unmarshaller.setSchema(schema);
        return unmarshaller.unmarshal(payload, SearchResponse.class).getValue();
    }
}
