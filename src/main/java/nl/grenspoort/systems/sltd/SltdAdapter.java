package nl.grenspoort.systems.sltd;

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
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/**
 * Asks SLTD about every presented document. An empty list, signed, fresh and about our question, is
 * the only thing that becomes {@link NoData}.
 */
final class SltdAdapter implements SystemAdapter {
    private final SystemId system;
    private final SltdRequest request;
    private final SltdResult result;
    private final RestExchange exchange;

    SltdAdapter(SystemId system, SltdRequest request, SltdResult result, RestExchange exchange) {
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
     * @throws IllegalArgumentException when no document was read
     */
    @Override
    public Attempt translate(Attempt attempt) {
        return exchange.post(attempt, SltdContract.SEARCH, question(attempt.consultation()));
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
        LocalDate today = LocalDate.ofInstant(consultation.question().at(), ZoneOffset.UTC);
        List<SltdHit> hits = result.read(body, consultation.question().documents(), today);
        return hits.isEmpty()
                ? new NoData(system, Source.CENTRAL)
                : new Data(system, Source.CENTRAL, new SltdData(hits));
    }

    @Override
    public Set<String> fields() {
        return SltdFields.ALL;
    }

    @Override
    public Set<String> needed(Purpose purpose) {
        return SltdFields.needed(purpose);
    }

    @Override
    public SystemAnswer filter(Consultation consultation, SystemAnswer answer) {
        Cut cut = Cut.of(consultation);
        return switch (answer) {
            case Data(SystemId from, Source source, SltdData data) when from.equals(system) ->
                    cut.shows(SltdFields.STATUS)
                            ? new Data(
                                    system,
                                    source,
                                    new SltdData(
                                            data.hits().stream()
                                                    .map(hit -> SltdFields.cut(cut, hit))
                                                    .toList()))
                            : new Unavailable(system, Unavailable.NOT_PERMITTED);
            case Data _ -> new Unavailable(system, "NOT_UNDERSTOOD");
            default -> answer;
        };
    }
}
