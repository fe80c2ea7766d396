package nl.grenspoort.simulator.vis;

import jakarta.jws.WebService;

import nl.grenspoort.simulator.wus.Addressed;
import nl.grenspoort.simulator.wus.AnsweredQuestions;
import nl.grenspoort.simulator.wus.RefusedException;
import nl.grenspoort.simulator.wus.RefusedException.Code;
import nl.grenspoort.simulator.wus.WusContract;
import nl.grenspoort.systems.vis.wsdl.CheckPermitRequest;
import nl.grenspoort.systems.vis.wsdl.CheckPermitResponse;
import nl.grenspoort.systems.vis.wsdl.FaultCode;
import nl.grenspoort.systems.vis.wsdl.MessageReference;
import nl.grenspoort.systems.vis.wsdl.SearchRequest;
import nl.grenspoort.systems.vis.wsdl.SearchResponse;
import nl.grenspoort.systems.vis.wsdl.SearchVisaExemptRequest;
import nl.grenspoort.systems.vis.wsdl.VisFault;
import nl.grenspoort.systems.vis.wsdl.VisFaultMessage;
import nl.grenspoort.systems.vis.wsdl.VisPort;
import nl.grenspoort.trust.Oin;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The contract's operations. Everything that reaches them was signed by the party that may ask. */
@WebService(
        endpointInterface = "nl.grenspoort.systems.vis.wsdl.VisPort",
        targetNamespace = "urn:grenspoort:contracts:vis:v1",
        serviceName = "Vis",
        portName = "Vis",
        wsdlLocation = "classpath:/contracts/vis/vis.wsdl")
public final class VisSearch implements VisPort {
    static final WusContract CONTRACT =
            new WusContract("urn:grenspoort:contracts:vis:v1", VisSearch::fault);

    private final VisState state;
    private final Oin own;
    private final Predicate<LocalDate> revised;
    private final AnsweredQuestions<Asked, SearchResponse> searches = new AnsweredQuestions<>();
    private final AnsweredQuestions<Asked, SearchResponse> exempt = new AnsweredQuestions<>();
    private final AnsweredQuestions<Asked, CheckPermitResponse> permits = new AnsweredQuestions<>();

    /**
     * @param revised whether the VIS of Regulation (EU) 2021/1134 operates on a day
     */
    VisSearch(VisState state, Oin own, Predicate<LocalDate> revised) {
        this.state = state;
        this.own = own;
        this.revised = revised;
    }

    @Override
    public SearchResponse search(SearchRequest request) {
        String messageId = addressed(request.getMessage());
        return searches.answer(messageId, asked(() -> Asked.of(request)), state::search);
    }

    @Override
    public SearchResponse searchVisaExempt(SearchVisaExemptRequest request) {
        String messageId = addressed(request.getMessage());
        return exempt.answer(messageId, asked(() -> Asked.of(request)), state::search);
    }

    @Override
    public CheckPermitResponse checkPermit(CheckPermitRequest request) {
        String messageId = addressed(request.getMessage());
        Asked asked = asked(() -> Asked.of(request));
        if (!revised.test(asked.day())) {
            throw new RefusedException(Code.NOT_LIVE, "the revised VIS does not operate yet");
        }
        return permits.answer(messageId, asked, state::permits);
    }

    private String addressed(MessageReference message) {
        Addressed.check(own, message.getMessageId());
        return message.getMessageId();
    }

    private static Asked asked(Supplier<Asked> read) {
        Asked asked;
        try {
            asked = read.get();
        } catch (IllegalArgumentException | DateTimeException e) {
            // their words may quote the request
            throw new RefusedException(Code.INVALID_REQUEST, "a value has the wrong form");
        }
        if (asked.isEmpty()) {
            throw new RefusedException(Code.INVALID_REQUEST, "no key to search by");
        }
        return asked;
    }

    private static VisFaultMessage fault(RefusedException refused) {
        VisFault fault = new VisFault();
        fault.setCode(FaultCode.valueOf(refused.code().name()));
        fault.setText(refused.getMessage());
        return new VisFaultMessage(refused.code() + ": " + refused.getMessage(), fault);
    }
}
