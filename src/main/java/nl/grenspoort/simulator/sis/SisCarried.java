package nl.grenspoort.simulator.sis;

import jakarta.xml.bind.JAXBException;

import nl.grenspoort.simulator.SimulatedSystem.Told;
import nl.grenspoort.systems.sis.wsdl.ObjectFactory;
import nl.grenspoort.systems.sis.wsdl.SearchRequest;
import nl.grenspoort.systems.sis.wsdl.SearchResponse;
import nl.grenspoort.systems.wus.XmlContract;

import java.time.DateTimeException;
import java.util.Optional;

/** Questions that the simulated portal brings: the contract's bodies without their envelope. */
final class SisCarried {
    private static final int LONGEST = 1_000_000;
    private static final ObjectFactory ELEMENTS = new ObjectFactory();
    private static final XmlContract XML =
            new XmlContract(
                    "urn:grenspoort:contracts:sis:v1",
                    "/contracts/sis/sis.xsd",
                    ObjectFactory.class);

    private SisCarried() {}

    /** Empty when it is no question of the contract, or asks about nobody. */
    static Optional<Told> told(byte[] question, SisState state) {
        try {
            Query query =
                    Query.of(
                            XML.read(
                                    XmlContract.payload(question, LONGEST),
                                    "searchRequest",
                                    SearchRequest.class));
            if (query.isEmpty()) {
                return Optional.empty();
            }
            SearchResponse found = state.search(query);
            return Optional.of(
                    new Told(
                            XML.write(ELEMENTS.createSearchResponse(found)),
                            !found.getAlert().isEmpty()));
        } catch (JAXBException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
