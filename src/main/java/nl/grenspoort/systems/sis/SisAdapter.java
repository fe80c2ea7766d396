package nl.grenspoort.systems.sis;

import static java.util.Objects.requireNonNull;

import jakarta.xml.bind.JAXBException;

import nl.grenspoort.access.Purpose;
import nl.grenspoort.access.SystemId;
import nl.grenspoort.systems.Attempt;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.Cut;
import nl.grenspoort.systems.SendFailure;
import nl.grenspoort.systems.SystemAdapter;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.SystemAnswer.Data;
import nl.grenspoort.systems.SystemAnswer.Source;
import nl.grenspoort.systems.SystemAnswer.Unavailable;
import nl.grenspoort.systems.WireMessage;
import nl.grenspoort.systems.WireReply;
import nl.grenspoort.trust.wus.SentMessage;
import nl.grenspoort.trust.wus.SignedMessage;
import nl.grenspoort.trust.wus.VerifiedMessage;
import nl.grenspoort.trust.wus.WusAddress;
import nl.grenspoort.trust.wus.WusRefusedException;
import nl.grenspoort.trust.wus.WusSigner;
import nl.grenspoort.trust.wus.WusVerifier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.util.Map;
import java.util.Set;

/** Asks SIS over Digikoppeling WUS 2W-be-S, by the contract {@code contracts/sis/sis.wsdl}. */
final class SisAdapter implements SystemAdapter {
    static final SystemId SIS = new SystemId("SIS");

    private static final Logger LOG = LoggerFactory.getLogger(SisAdapter.class);
    private static final String PATH = "/sis/v1";
    private static final String MEDIA_TYPE = "text/xml; charset=UTF-8";
    private static final String NOT_UNDERSTOOD = "NOT_UNDERSTOOD";

    private final SisContract contract = new SisContract();
    private final WusSigner signer;
    private final WusVerifier verifier;
    private final URI to;
    private final URI from;

    /**
     * @param to provider's address with its OIN
     * @param from the gateway's address with its OIN
     */
    SisAdapter(WusSigner signer, WusVerifier verifier, URI to, URI from) {
        this.signer = requireNonNull(signer, "signer");
        this.verifier = requireNonNull(verifier, "verifier");
        this.to = requireNonNull(to, "to");
        this.from = requireNonNull(from, "from");
    }

    @Override
    public SystemId system() {
        return SIS;
    }

    /**
     * {@inheritDoc}
     *
     * <p>A question with neither person nor document is sent too: the system's fault makes it
     * {@code Unavailable}, which is what it is.
     */
    @Override
    public Attempt translate(Attempt attempt) {
        Consultation consultation = attempt.consultation();
        WusAddress address =
                new WusAddress(SisContract.SEARCH_ACTION, to, from, consultation.messageId());
        SignedMessage signed =
                signer.sign(
                        address, body -> contract.write(RequestWriter.request(consultation), body));
        // WS002: SOAPAction equals wsa:Action
        Map<String, String> headers = Map.of("SOAPAction", '"' + SisContract.SEARCH_ACTION + '"');
        return attempt.translated(
                new WireMessage("POST", PATH, headers, MEDIA_TYPE, signed.bytes()), signed.sent());
    }

    @Override
    public SystemAnswer translateBack(Attempt attempt) {
        SendFailure failure = attempt.failure();
        WireReply reply = attempt.reply();
        if (failure == SendFailure.TIMED_OUT) {
            return new SystemAnswer.TimedOut(SIS);
        }
        if (failure != null || reply == null) {
            SendFailure why = failure == null ? SendFailure.CONNECTION : failure;
            return new Unavailable(SIS, why.name());
        }
        if (!(attempt.codecState() instanceof SentMessage sent)) {
            throw new IllegalStateException("the attempt was not translated by this adapter");
        }
        if (reply.status() != 200) {
            LOG.warn("SIS answered with HTTP status {}", reply.status());
            return new Unavailable(SIS, "FAULT");
        }
        return read(reply, sent);
    }

    private SystemAnswer read(WireReply reply, SentMessage sent) {
        try {
            VerifiedMessage message = verifier.verify(reply.body(), sent);
            if (message.isFault()) {
                LOG.warn("SIS answered with a signed fault");
                return new Unavailable(SIS, "FAULT");
            }
            if (!message.action().equals(SisContract.ANSWER_ACTION)) {
                return notUnderstood("another action");
            }
            return AnswerReader.answer(SIS, contract.read(message.payload()));
        } catch (WusRefusedException e) {
            LOG.warn("Answer of SIS refused, {}: {}", e.reason(), e.getMessage());
            return new Unavailable(SIS, e.reason().name());
        } catch (JAXBException | IllegalArgumentException e) {
            // their words may quote the answer
            return notUnderstood(e.getClass().getSimpleName());
        }
    }

    private static SystemAnswer notUnderstood(String why) {
        LOG.warn("Answer of SIS refused, not as the contract says: {}", why);
        return new Unavailable(SIS, NOT_UNDERSTOOD);
    }

    @Override
    public Set<String> fields() {
        return SisFields.ALL;
    }

    @Override
    public Set<String> needed(Purpose purpose) {
        return SisFields.needed(purpose);
    }

    @Override
    public SystemAnswer filter(Consultation consultation, SystemAnswer answer) {
        if (!answer.system().equals(SIS)) {
            return new Unavailable(SIS, NOT_UNDERSTOOD);
        }
        return switch (answer) {
            case Data(SystemId system, Source source, SisData data) -> {
                Cut cut = Cut.of(consultation);
                yield SisFields.meaningful(cut)
                        ? new Data(system, source, SisFields.cut(cut, data))
                        : new Unavailable(SIS, Unavailable.NOT_PERMITTED);
            }
            case Data _ -> new Unavailable(SIS, NOT_UNDERSTOOD);
            default -> answer;
        };
    }
}
