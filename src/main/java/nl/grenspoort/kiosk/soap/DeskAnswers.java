package nl.grenspoort.kiosk.soap;

import nl.grenspoort.kiosk.answer.CheckAnswer;
import nl.grenspoort.kiosk.answer.PartyAnswer;
import nl.grenspoort.kiosk.problem.Problem;
import nl.grenspoort.kiosk.soap.wsdl.ErrorCode;
import nl.grenspoort.kiosk.soap.wsdl.InputError;
import nl.grenspoort.kiosk.soap.wsdl.InputErrors;
import nl.grenspoort.kiosk.soap.wsdl.ObjectFactory;
import nl.grenspoort.kiosk.text.Texts;
import nl.grenspoort.trust.wus.WusReply;
import nl.grenspoort.trust.wus.WusSigner;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

import java.util.Objects;
import java.util.UUID;

import javax.xml.XMLConstants;

/**
 * Writes answers and faults, all of them signed by the gateway. They confirm the signature of their
 * request when it was verified.
 */
public final class DeskAnswers {
    /** Of every answer. */
    public static final String MEDIA_TYPE = "text/xml;charset=UTF-8";

    private final ObjectFactory elements = new ObjectFactory();
    private final Texts problems = Texts.load("problems");
    private final DeskContract contract;
    private final WusSigner signer;

    /**
     * @param signer signs as the gateway
     */
    public DeskAnswers(DeskContract contract, WusSigner signer) {
        this.contract = contract;
        this.signer = signer;
    }

    /** The answer to a request that was acted on. */
    public byte[] check(DeskMessage request, CheckAnswer check) {
        String operation = Objects.requireNonNull(request.operation(), "operation");
        return signer.answer(
                        reply(DeskContract.answerAction(operation), request),
                        body ->
                                contract.write(
                                        elements.createBorderCheck(CheckWriter.check(check)), body))
                .bytes();
    }

    /** The answer to a question after a party. */
    public byte[] party(DeskMessage request, PartyAnswer party) {
        String operation = Objects.requireNonNull(request.operation(), "operation");
        return signer.answer(
                        reply(DeskContract.answerAction(operation), request),
                        body ->
                                contract.write(
                                        elements.createParty(PartyWriter.party(party)), body))
                .bytes();
    }

    /**
     * The answer to one that was not.
     *
     * @param request null when it was not read
     * @param logEntry entry of the message log about the request; null when the log took none
     */
    public byte[] fault(@Nullable DeskMessage request, Problem problem, @Nullable UUID logEntry) {
        return signer.fault(
                        reply(DeskContract.PROBLEM_ACTION, request),
                        problem.type().status() < 500 ? "Client" : "Server",
                        problems.of("en", problem.type().key() + ".title", problem.parameters()),
                        detail -> write(problem, logEntry, detail))
                .bytes();
    }

    private static WusReply reply(String action, @Nullable DeskMessage request) {
        return request == null
                ? new WusReply(action, null, null)
                : new WusReply(action, request.messageUri(), request.signature());
    }

    private void write(Problem problem, @Nullable UUID logEntry, Element detail) {
        // paths in it are read with this prefix
        detail.setAttributeNS(
                XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:desk", DeskContract.NAMESPACE);
        contract.write(elements.createProblem(problem(problem, logEntry)), detail);
    }

    private nl.grenspoort.kiosk.soap.wsdl.Problem problem(Problem problem, @Nullable UUID entry) {
        String key = problem.type().key();
        var written = new nl.grenspoort.kiosk.soap.wsdl.Problem();
        written.setType(problem.type().uri().toString());
        written.setTitle(CheckWriter.text(problems.of(key + ".title", problem.parameters())));
        written.setStatus(problem.type().status());
        written.setDetail(CheckWriter.text(problems.of(key + ".cause", problem.parameters())));
        written.setLogEntry(entry == null ? null : entry.toString());
        if (!problem.errors().isEmpty()) {
            InputErrors errors = new InputErrors();
            problem.errors().forEach(error -> errors.getError().add(error(error)));
            written.setErrors(errors);
        }
        return written;
    }

    private static InputError error(nl.grenspoort.kiosk.problem.InputError error) {
        InputError written = new InputError();
        written.setPath(error.pointer());
        written.setCode(ErrorCode.fromValue(error.code().name()));
        written.setDetail(XmlText.of(error.detail()));
        return written;
    }
}
