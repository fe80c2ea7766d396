package nl.grenspoort.systems.sis;

import static java.util.Objects.requireNonNull;

import jakarta.xml.bind.JAXBException;

import nl.grenspoort.access.Purpose;
import nl.grenspoort.access.SystemId;
import nl.grenspoort.systems.Attempt;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.Cut;
import nl.grenspoort.systems.SystemAdapter;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.SystemAnswer.Data;
import nl.grenspoort.systems.SystemAnswer.Source;
import nl.grenspoort.systems.SystemAnswer.Unavailable;
import nl.grenspoort.systems.wus.WusExchange;

import org.w3c.dom.Element;

import java.util.Set;

/** Asks SIS over Digikoppeling WUS 2W-be-S, by the contract {@code contracts/sis/sis.wsdl}. */
final class SisAdapter implements SystemAdapter {
    static final SystemId SIS = new SystemId("SIS");

    private static final String PATH = "/sis/v1";
    private static final String NOT_UNDERSTOOD = "NOT_UNDERSTOOD";

    private final SisContract contract = new SisContract();
    private final WusExchange exchange;

    SisAdapter(WusExchange exchange) {
        this.exchange = requireNonNull(exchange, "exchange");
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
        return exchange.post(
                attempt,
                PATH,
                SisContract.SEARCH_ACTION,
                body -> contract.write(RequestWriter.request(attempt.consultation()), body));
    }

    @Override
    public byte[] question(Consultation consultation) {
        return contract.write(RequestWriter.request(consultation));
    }

    @Override
    public SystemAnswer read(byte[] body, Consultation consultation) {
        return exchange.read(body, consultation, this::answer);
    }

    @Override
    public SystemAnswer translateBack(Attempt attempt) {
        return exchange.answer(attempt, SisContract.ANSWER_ACTION, this::answer);
    }

    private SystemAnswer answer(Element payload, Consultation consultation) throws JAXBException {
        return AnswerReader.answer(SIS, contract.read(payload));
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
