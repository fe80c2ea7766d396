package nl.grenspoort.simulator.sis;

import jakarta.jws.WebService;

import nl.grenspoort.simulator.wus.Addressed;
import nl.grenspoort.simulator.wus.AnsweredQuestions;
import nl.grenspoort.simulator.wus.RefusedException;
import nl.grenspoort.simulator.wus.RefusedException.Code;
import nl.grenspoort.simulator.wus.WusContract;
import nl.grenspoort.systems.sis.wsdl.FaultCode;
import nl.grenspoort.systems.sis.wsdl.SearchRequest;
import nl.grenspoort.systems.sis.wsdl.SearchResponse;
import nl.grenspoort.systems.sis.wsdl.SisFault;
import nl.grenspoort.systems.sis.wsdl.SisFaultMessage;
import nl.grenspoort.systems.sis.wsdl.SisPort;
import nl.grenspoort.trust.Oin;

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
    static final WusContract CONTRACT =
            new WusContract("urn:grenspoort:contracts:sis:v1", SisSearch::fault);

    private final SisState state;
    private final Oin own;
    private final AnsweredQuestions<Query, SearchResponse> answered = new AnsweredQuestions<>();

    SisSearch(SisState state, Oin own) {
        this.state = state;
        this.own = own;
    }

    @Override
    public SearchResponse search(SearchRequest request) {
        String messageId = request.getMessage().getMessageId();
        Addressed.check(own, messageId);
        Query query = query(request);
        if (query.isEmpty()) {
            throw new RefusedException(Code.INVALID_REQUEST, "neither a person nor a document");
        }
        return answered.answer(messageId, query, state::search);
    }

    private static Query query(SearchRequest request) {
        try {
            return Query.of(request);
        } catch (IllegalArgumentException | DateTimeException e) {
            // their words may quote the request
            throw new RefusedException(Code.INVALID_REQUEST, "a value has the wrong form");
        }
    }

    private static SisFaultMessage fault(RefusedException refused) {
        SisFault fault = new SisFault();
        fault.setCode(FaultCode.valueOf(refused.code().name()));
        fault.setText(refused.getMessage());
        return new SisFaultMessage(refused.code() + ": " + refused.getMessage(), fault);
    }
}
