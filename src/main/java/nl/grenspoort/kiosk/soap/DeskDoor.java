package nl.grenspoort.kiosk.soap;

import nl.grenspoort.kiosk.input.Json;
import nl.grenspoort.kiosk.problem.InputError;
import nl.grenspoort.kiosk.problem.InputError.Code;
import nl.grenspoort.kiosk.problem.Problem;
import nl.grenspoort.kiosk.problem.ProblemType;
import nl.grenspoort.trust.Oin;
import nl.grenspoort.trust.wus.ReceivedMessage;
import nl.grenspoort.trust.wus.VerifiedRequest;
import nl.grenspoort.trust.wus.WusReceiver;
import nl.grenspoort.trust.wus.WusRefusedException;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import javax.xml.namespace.QName;

/**
 * Reads messages to the desk service and says which may be believed. Refuses nothing itself: a
 * refusal has to be logged first.
 */
public final class DeskDoor {
    private static final String SOAP_ACTION = "SOAPAction";
    private static final Set<String> QUERIES = Set.of("getBorderCheck", "getParty");

    private final WusReceiver receiver;

    public DeskDoor(WusReceiver receiver) {
        this.receiver = receiver;
    }

    /**
     * Reads one message; never throws because of it.
     *
     * @param sender OIN of the client certificate, which must have signed too
     * @param soapAction value of the HTTP header; null when it is not there once
     */
    public DeskMessage receive(byte[] bytes, Oin sender, @Nullable String soapAction) {
        ReceivedMessage message;
        try {
            message = receiver.read(bytes);
        } catch (WusRefusedException e) {
            return DeskMessage.unreadable(problem(e), e.getMessage());
        }
        AtomicReference<@Nullable String> signature = new AtomicReference<>();
        Problem refusal;
        String why = null;
        try {
            refusal = refusal(receiver.verify(message, sender, signature::set), soapAction);
        } catch (WusRefusedException e) {
            refusal = problem(e);
            why = e.getMessage();
        }
        return read(message, signature.get(), refusal, why);
    }

    /** Only now is anything of it read: the very nodes that were verified. */
    private static DeskMessage read(
            ReceivedMessage message,
            @Nullable String signature,
            @Nullable Problem refusal,
            @Nullable String why) {
        String operation = operation(message.payloadName());
        Shape.Fields shape = operation == null ? null : Shapes.REQUESTS.get(operation);
        if (shape == null) {
            Json none = new Json.Unreadable(error(Places.root("*"), Code.NOT_IN_LIST, "unknown"));
            return new DeskMessage(
                    null, none, List.of(), message.messageUri(), signature, refusal, why);
        }
        PayloadReader.Read read = PayloadReader.read(message.payload(), shape);
        return new DeskMessage(
                operation,
                new Json.Tree(read.tree()),
                read.errors(),
                message.messageUri(),
                signature,
                refusal,
                why);
    }

    private static @Nullable String operation(QName payload) {
        return DeskContract.NAMESPACE.equals(payload.getNamespaceURI())
                        && Shapes.REQUESTS.containsKey(payload.getLocalPart())
                ? payload.getLocalPart()
                : null;
    }

    /** What is wrong with a verified request as a whole; null when nothing is. */
    private static @Nullable Problem refusal(VerifiedRequest request, @Nullable String soapAction) {
        String name = request.payload().getLocalName();
        String operation =
                Places.ours(request.payload()) && Shapes.REQUESTS.containsKey(name) ? name : null;
        if (operation == null) {
            return envelope(
                    error(
                            "/soap:Envelope/soap:Body/*",
                            Code.NOT_IN_LIST,
                            "no request of the contract"));
        }
        if (!request.action().equals(DeskContract.action(operation))) {
            return envelope(
                    error(
                            Places.header("Action"),
                            Code.NOT_IN_LIST,
                            "not the action of this request"));
        }
        if (request.from() == null && !QUERIES.contains(operation)) {
            return envelope(error(Places.header("From"), Code.MISSING, "is required"));
        }
        if (soapAction == null) {
            return Problem.header(ProblemType.HEADER_MISSING, SOAP_ACTION);
        }
        // WS002
        String bare = soapAction.strip().replaceAll("^\"(.*)\"$", "$1");
        return bare.isEmpty() || bare.equals(request.action())
                ? null
                : Problem.header(ProblemType.HEADER_MALFORMED, SOAP_ACTION);
    }

    private static Problem problem(WusRefusedException refused) {
        return switch (refused.reason()) {
            case SIGNATURE_INVALID -> Problem.of(ProblemType.SIGNATURE_INVALID);
            case REPLAYED -> Problem.of(ProblemType.MESSAGE_REPLAYED);
            case OVERLOADED -> Problem.of(ProblemType.NOT_READY);
            case NOT_UNDERSTOOD -> envelope(error("/soap:Envelope", Code.MALFORMED, told(refused)));
        };
    }

    /** Without what names a class of ours. */
    private static @Nullable String told(WusRefusedException refused) {
        String message = refused.getMessage();
        return message == null ? null : message.split(": ", 2)[0];
    }

    private static Problem envelope(InputError error) {
        return new Problem(
                ProblemType.ENVELOPE_INVALID,
                java.util.Map.of(),
                List.of(error),
                java.util.Map.of());
    }

    private static InputError error(String path, Code code, @Nullable String detail) {
        return new InputError(path, code, detail == null ? "" : detail);
    }
}
