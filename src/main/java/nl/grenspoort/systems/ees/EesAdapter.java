package nl.grenspoort.systems.ees;

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

import java.util.List;
import java.util.Set;

/**
 * Asks the EES as the first line does: Regulation (EU) 2017/2226 Art. 23(2) and (3). An empty list,
 * signed, fresh and about our question, is the only thing that becomes {@link NoData}.
 */
final class EesAdapter implements SystemAdapter {
    static final SystemId EES = new SystemId("EES");

    private final SearchRequest request;
    private final SearchResult result;
    private final Plausibility plausibility;
    private final RestExchange exchange;

    EesAdapter(
            SearchRequest request,
            SearchResult result,
            Plausibility plausibility,
            RestExchange exchange) {
        this.request = requireNonNull(request, "request");
        this.result = requireNonNull(result, "result");
        this.plausibility = requireNonNull(plausibility, "plausibility");
        this.exchange = requireNonNull(exchange, "exchange");
    }

    @Override
    public SystemId system() {
        return EES;
    }

    /**
     * @throws IllegalArgumentException when there is neither identity data nor a travel document
     */
    @Override
    public Attempt translate(Attempt attempt) {
        return exchange.post(attempt, EesContract.SEARCH, question(attempt.consultation()));
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
        List<EesFile> files = result.read(body);
        plausibility.check(files, consultation.question().at());
        return files.isEmpty()
                ? new NoData(EES, Source.CENTRAL)
                : new Data(EES, Source.CENTRAL, new EesData(files));
    }

    @Override
    public Set<String> fields() {
        return EesFields.ALL;
    }

    @Override
    public Set<String> needed(Purpose purpose) {
        return EesFields.needed(purpose);
    }

    @Override
    public SystemAnswer filter(Consultation consultation, SystemAnswer answer) {
        return switch (answer) {
            case Data(SystemId system, Source source, EesData data) ->
                    new Data(system, source, EesFields.cut(Cut.of(consultation), data));
            case Data _ -> new Unavailable(EES, "NOT_UNDERSTOOD");
            default -> answer;
        };
    }
}
