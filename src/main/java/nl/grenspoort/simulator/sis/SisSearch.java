package nl.grenspoort.simulator.sis;

import jakarta.jws.WebService;

import nl.grenspoort.systems.sis.wsdl.FaultCode;
import nl.grenspoort.systems.sis.wsdl.SearchRequest;
import nl.grenspoort.systems.sis.wsdl.SearchResponse;
import nl.grenspoort.systems.sis.wsdl.SisFaultMessage;
import nl.grenspoort.systems.sis.wsdl.SisPort;
import nl.grenspoort.trust.Oin;

import org.apache.cxf.message.Message;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.apache.cxf.ws.addressing.AddressingProperties;
import org.apache.cxf.ws.addressing.JAXWSAConstants;

import java.time.DateTimeException;

/**
 * The contract's one operation. Everything that reaches it was signed by the party that may ask.
 */
@WebService(
        endpointInterface = "nl.grenspoort.systems.sis.wsdl.SisPort",
        targetNamespace = "urn:grenspoort:contracts:sis:v1",
        serviceName = "Sis",
        portName = "Sis",
        wsdlLocation = "classpath:/contracts/sis/sis.wsdl")
public final class SisSearch implements SisPort {
    private final SisState state;
    private final Oin own;
    private final AnsweredQuestions answered = new AnsweredQuestions();

    SisSearch(SisState state, Oin own) {
        this.state = state;
        this.own = own;
    }

    @Override
    public SearchResponse search(SearchRequest request) throws SisFaultMessage {
        String messageId = request.getMessage().getMessageId();
        checkAddressing(messageId);
        Query query = query(request);
        if (query.isEmpty()) {
            throw Faults.of(FaultCode.INVALID_REQUEST, "neither a person nor a document");
        }
        return answered.answer(messageId, query, state::search);
    }

    /** A message for another party, or signed for another body, is not answered. */
    private void checkAddressing(String messageId) throws SisFaultMessage {
        Message message = PhaseInterceptorChain.getCurrentMessage();
        if (!(message.get(JAXWSAConstants.ADDRESSING_PROPERTIES_INBOUND)
                        instanceof AddressingProperties addressing)
                || !addressing.getTo().getValue().endsWith("?OIN=" + own)) {
            throw Faults.of(FaultCode.INVALID_REQUEST, "not addressed to this system");
        }
        if (!addressing.getMessageID().getValue().equals("urn:uuid:" + messageId)) {
            throw Faults.of(FaultCode.INVALID_REQUEST, "two different message ids");
        }
    }

    private static Query query(SearchRequest request) throws SisFaultMessage {
        try {
            return Query.of(request);
        } catch (IllegalArgumentException | DateTimeException e) {
            // their words may quote the request
            throw Faults.of(FaultCode.INVALID_REQUEST, "a value has the wrong form");
        }
    }
}
