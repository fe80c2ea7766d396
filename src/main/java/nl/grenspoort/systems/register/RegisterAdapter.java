package nl.grenspoort.systems.register;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.Purpose;
import nl.grenspoort.access.SystemId;
import nl.grenspoort.systems.Attempt;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.Cut;
import nl.grenspoort.systems.SystemAdapter;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.SystemAnswer.Data;
import nl.grenspoort.systems.SystemAnswer.NoData;
import nl.grenspoort.systems.SystemAnswer.Source;
import nl.grenspoort.systems.SystemAnswer.Unavailable;
import nl.grenspoort.systems.rest.NotUnderstoodException;
import nl.grenspoort.systems.rest.RestExchange;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * Asks one national register. An empty list, signed, fresh and about our question, is the only
 * thing that becomes {@link NoData}.
 */
final class RegisterAdapter implements SystemAdapter {
    /** A national register's dates are Dutch ones. */
    private static final ZoneId DUTCH = ZoneId.of("Europe/Amsterdam");

    private final SystemId system;
    private final SearchRequest request;
    private final SearchResult result;
    private final RestExchange exchange;

    RegisterAdapter(
            SystemId system, SearchRequest request, SearchResult result, RestExchange exchange) {
        this.system = requireNonNull(system, "system");
        this.request = requireNonNull(request, "request");
        this.result = requireNonNull(result, "result");
        this.exchange = requireNonNull(exchange, "exchange");
    }

    @Override
    public SystemId system() {
        return system;
    }

    /**
     * @throws IllegalArgumentException when there is neither identity data nor a document
     */
    @Override
    public Attempt translate(Attempt attempt) {
        return exchange.post(attempt, RegisterContract.SEARCH, question(attempt.consultation()));
    }

    @Override
    public byte[] question(Consultation consultation) {
        return request.write(consultation);
    }

    @Override
    public SystemAnswer read(byte[] body, Consultation consultation) {
        return exchange.read(body, consultation, this::answer);
    }

    @Override
    public SystemAnswer translateBack(Attempt attempt) {
        return exchange.answer(attempt, this::answer);
    }

    private SystemAnswer answer(byte[] body, Consultation consultation)
            throws NotUnderstoodException {
        LocalDate today = LocalDate.ofInstant(consultation.question().at(), DUTCH);
        return answer(Source.CENTRAL, result.read(body, today));
    }

    private SystemAnswer answer(Source source, List<RegisterRecord> records) {
        return records.isEmpty()
                ? new NoData(system, source)
                : new Data(system, source, new RegisterData(records));
    }

    @Override
    public Set<String> fields() {
        return RegisterFields.ALL;
    }

    @Override
    public Set<String> needed(Purpose purpose) {
        return RegisterFields.needed(purpose);
    }

    @Override
    public SystemAnswer filter(Consultation consultation, SystemAnswer answer) {
        return switch (answer) {
            case Data(SystemId from, Source source, RegisterData data) when from.equals(system) ->
                    filtered(consultation, source, data);
            case Data _ -> new Unavailable(system, "NOT_UNDERSTOOD");
            default -> answer;
        };
    }

    private SystemAnswer filtered(Consultation consultation, Source source, RegisterData data) {
        Cut cut = Cut.of(consultation);
        return RegisterFields.meaningful(cut)
                ? answer(source, RegisterFields.cut(cut, consultation.question().direction(), data))
                : new Unavailable(system, Unavailable.NOT_PERMITTED);
    }
}
