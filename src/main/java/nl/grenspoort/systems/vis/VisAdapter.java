package nl.grenspoort.systems.vis;

import static java.util.Objects.requireNonNull;

import jakarta.xml.bind.JAXBException;

import nl.grenspoort.access.Purpose;
import nl.grenspoort.access.SystemId;
import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.systems.Attempt;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.Cut;
import nl.grenspoort.systems.SystemAdapter;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.SystemAnswer.Data;
import nl.grenspoort.systems.SystemAnswer.Source;
import nl.grenspoort.systems.SystemAnswer.Unavailable;
import nl.grenspoort.systems.rest.NotUnderstoodException;
import nl.grenspoort.systems.wus.WusExchange;

import org.w3c.dom.Element;

import java.util.Set;

/**
 * Asks the VIS over Digikoppeling WUS 2W-be-S, by the contract {@code contracts/vis/vis.wsdl}.
 *
 * <p>A signed answer without a file, to our question, is the only thing that becomes {@code
 * NoData}.
 */
final class VisAdapter implements SystemAdapter {
    static final SystemId VIS = new SystemId("VIS");

    private static final String NOT_UNDERSTOOD = "NOT_UNDERSTOOD";
    private static final String PATH = "/vis/v1";

    private final VisContract contract = new VisContract();
    private final RequestWriter writer;
    private final AnswerReader reader;
    private final WusExchange exchange;

    /**
     * @param state whose external border is crossed
     */
    VisAdapter(CountryCode state, WusExchange exchange) {
        this.writer = new RequestWriter(state);
        this.reader = new AnswerReader(VIS, state);
        this.exchange = requireNonNull(exchange, "exchange");
    }

    @Override
    public SystemId system() {
        return VIS;
    }

    /**
     * {@inheritDoc}
     *
     * <p>A question without a key is sent too: the system's fault makes it {@code Unavailable},
     * which is what it is.
     */
    @Override
    public Attempt translate(Attempt attempt) {
        Consultation consultation = attempt.consultation();
        return exchange.post(
                attempt,
                PATH,
                operation(consultation).action(),
                body -> contract.write(writer.request(consultation), body));
    }

    @Override
    public SystemAnswer translateBack(Attempt attempt) {
        return exchange.answer(
                attempt, operation(attempt.consultation()).answerAction(), this::answer);
    }

    @Override
    public byte[] question(Consultation consultation) {
        return contract.write(writer.request(consultation));
    }

    @Override
    public SystemAnswer read(byte[] body, Consultation consultation) {
        return exchange.read(body, consultation, this::answer);
    }

    private SystemAnswer answer(Element payload, Consultation consultation)
            throws JAXBException, NotUnderstoodException {
        VisOperation operation = operation(consultation);
        return operation == VisOperation.CHECK_PERMIT
                ? reader.permits(contract.permits(payload), consultation)
                : reader.visas(contract.visas(payload, operation), consultation);
    }

    private static VisOperation operation(Consultation consultation) {
        return VisOperation.of(consultation.authorisation().operation());
    }

    @Override
    public Set<String> operations() {
        return VisOperation.ALL;
    }

    @Override
    public Set<String> fields() {
        return VisFields.ALL;
    }

    /**
     * {@inheritDoc}
     *
     * <p>The same for every purpose: without its status, type, days, entries, territory, holder and
     * document a visa can't be told from one that is no good.
     */
    @Override
    public Set<String> needed(Purpose purpose) {
        return VisFields.NEEDED;
    }

    @Override
    public SystemAnswer filter(Consultation consultation, SystemAnswer answer) {
        if (!answer.system().equals(VIS)) {
            return new Unavailable(VIS, NOT_UNDERSTOOD);
        }
        Cut cut = Cut.of(consultation);
        return switch (answer) {
            case Data _ when !VisFields.meaningful(cut) ->
                    new Unavailable(VIS, Unavailable.NOT_PERMITTED);
            case Data(SystemId system, Source source, VisData data) ->
                    new Data(system, source, VisFields.cut(cut, data));
            case Data(SystemId system, Source source, VisPermits data) ->
                    new Data(system, source, VisFields.cut(cut, data));
            case Data _ -> new Unavailable(VIS, NOT_UNDERSTOOD);
            default -> answer;
        };
    }
}
