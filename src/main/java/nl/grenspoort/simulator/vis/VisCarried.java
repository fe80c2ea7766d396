package nl.grenspoort.simulator.vis;

import jakarta.xml.bind.JAXBException;

import nl.grenspoort.simulator.SimulatedSystem.Told;
import nl.grenspoort.systems.vis.wsdl.CheckPermitRequest;
import nl.grenspoort.systems.vis.wsdl.CheckPermitResponse;
import nl.grenspoort.systems.vis.wsdl.ObjectFactory;
import nl.grenspoort.systems.vis.wsdl.SearchRequest;
import nl.grenspoort.systems.vis.wsdl.SearchResponse;
import nl.grenspoort.systems.vis.wsdl.SearchVisaExemptRequest;
import nl.grenspoort.systems.wus.XmlContract;

import org.w3c.dom.Element;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;

/** Questions that the simulated portal brings: the contract's bodies without their envelope. */
final class VisCarried {
    private static final int LONGEST = 1_000_000;
    private static final ObjectFactory ELEMENTS = new ObjectFactory();
    private static final XmlContract XML =
            new XmlContract(
                    "urn:grenspoort:contracts:vis:v1",
                    "/contracts/vis/vis.xsd",
                    ObjectFactory.class);

    private VisCarried() {}

    /**
     * Empty when it is no question of the contract, has no key to search by, or comes too early.
     *
     * @param revised whether the VIS of Regulation (EU) 2021/1134 operates on a day
     */
    static Optional<Told> told(byte[] question, VisState state, Predicate<LocalDate> revised) {
        try {
            Element payload = XmlContract.payload(question, LONGEST);
            return switch (String.valueOf(payload.getLocalName())) {
                case "searchRequest" ->
                        asked(Asked.of(read(payload, "searchRequest", SearchRequest.class)))
                                .map(asked -> search(state.search(asked), false));
                case "searchVisaExemptRequest" ->
                        asked(
                                        Asked.of(
                                                read(
                                                        payload,
                                                        "searchVisaExemptRequest",
                                                        SearchVisaExemptRequest.class)))
                                .map(asked -> search(state.search(asked), true));
                case "checkPermitRequest" ->
                        asked(
                                        Asked.of(
                                                read(
                                                        payload,
                                                        "checkPermitRequest",
                                                        CheckPermitRequest.class)))
                                .filter(asked -> revised.test(asked.day()))
                                .map(asked -> permits(state.permits(asked)));
                default -> Optional.empty();
            };
        } catch (JAXBException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static <T> T read(Element payload, String element, Class<T> type) throws JAXBException {
        return XML.read(payload, element, type);
    }

    private static Optional<Asked> asked(Asked asked) {
        return asked.isEmpty() ? Optional.empty() : Optional.of(asked);
    }

    private static Told search(SearchResponse found, boolean exempt) {
        return new Told(
                XML.write(
                        exempt
                                ? ELEMENTS.createSearchVisaExemptResponse(found)
                                : ELEMENTS.createSearchResponse(found)),
                !found.getFile().isEmpty());
    }

    private static Told permits(CheckPermitResponse found) {
        return new Told(
                XML.write(ELEMENTS.createCheckPermitResponse(found)), !found.getPermit().isEmpty());
    }
}
