package nl.grenspoort.systems.sis;

import jakarta.xml.bind.JAXBException;

import nl.grenspoort.systems.sis.wsdl.ObjectFactory;
import nl.grenspoort.systems.sis.wsdl.SearchRequest;
import nl.grenspoort.systems.sis.wsdl.SearchResponse;
import nl.grenspoort.systems.wus.XmlContract;

import org.w3c.dom.Element;

/**
 * Grenspoort's SIS contract, {@code contracts/sis/sis.wsdl}: its names, and its types to and from
 * XML.
 */
final class SisContract {
    static final String NAMESPACE = "urn:grenspoort:contracts:sis:v1";
    static final String SEARCH_ACTION = NAMESPACE + ":search";
    static final String ANSWER_ACTION = NAMESPACE + ":searchResponse";

    private final ObjectFactory elements = new ObjectFactory();
    private final XmlContract xml =
            new XmlContract(NAMESPACE, "/contracts/sis/sis.xsd", ObjectFactory.class);

    /** Puts the request into a SOAP body. */
    void write(SearchRequest request, Element body) {
        xml.write(elements.createSearchRequest(request), body);
    }

    /** The request as a document of its own. */
    byte[] write(SearchRequest request) {
        return xml.write(elements.createSearchRequest(request));
    }

    /**
     * Reads an answer.
     *
     * @throws JAXBException when it is not exactly as the contract says
     */
    SearchResponse read(Element payload) throws JAXBException {
        return xml.read(payload, "searchResponse", SearchResponse.class);
    }
}
