package nl.grenspoort.systems.vis;

import jakarta.xml.bind.JAXBElement;
import jakarta.xml.bind.JAXBException;

import nl.grenspoort.systems.vis.wsdl.CheckPermitResponse;
import nl.grenspoort.systems.vis.wsdl.ObjectFactory;
import nl.grenspoort.systems.vis.wsdl.SearchResponse;
import nl.grenspoort.systems.wus.XmlContract;

import org.w3c.dom.Element;

/**
 * Grenspoort's VIS contract, {@code contracts/vis/vis.wsdl}: its names, and its types to and from
 * XML.
 */
final class VisContract {
    static final String NAMESPACE = "urn:grenspoort:contracts:vis:v1";

    private final XmlContract xml =
            new XmlContract(NAMESPACE, "/contracts/vis/vis.xsd", ObjectFactory.class);

    /** Puts a request into a SOAP body. */
    void write(JAXBElement<?> request, Element body) {
        xml.write(request, body);
    }

    /** A request as a document of its own. */
    byte[] write(JAXBElement<?> request) {
        return xml.write(request);
    }

    /**
     * Reads the answer to a search for visas.
     *
     * @throws JAXBException when it is not exactly as the contract says
     */
    SearchResponse visas(Element payload, VisOperation operation) throws JAXBException {
        return xml.read(payload, operation.response(), SearchResponse.class);
    }

    /**
     * Reads the answer to a check of permits.
     *
     * @throws JAXBException when it is not exactly as the contract says
     */
    CheckPermitResponse permits(Element payload) throws JAXBException {
        return xml.read(payload, VisOperation.CHECK_PERMIT.response(), CheckPermitResponse.class);
    }
}
