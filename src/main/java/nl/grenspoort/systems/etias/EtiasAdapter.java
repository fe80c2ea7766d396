package nl.grenspoort.systems.etias;

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
 * Asks ETIAS: for a valid authorisation, and for the second line what was noted for it. That there
 * is no valid authorisation is an answer, {@link EtiasData#NOT_VALID}, and never {@link NoData}.
 */
final class EtiasAdapter implements SystemAdapter {
    /** Operation of the access policy that opens what is noted for the second line. */
    static final String ADDITIONAL_INFORMATION = "additional-information";

    private static final ZoneId DUTCH = ZoneId.of("Europe/Amsterdam");

    private final SystemId system;
    private final EtiasRequest request;
    private final EtiasResult result;
    private final RestExchange exchange;

    EtiasAdapter(SystemId system, EtiasRequest request, EtiasResult result, RestExchange exchange) {
        this.system = requireNonNull(system, "system");
        this.request = requireNonNull(request, "request");
        this.result = requireNonNull(result, "result");
        this.exchange = requireNonNull(exchange, "exchange");
    }

    @Override
    public SystemId system() {
        return system;
    }

    @Override
    public Set<String> operations() {
        return Set.of("search", ADDITIONAL_INFORMATION);
    }

    /**
     * @throws IllegalArgumentException when no travel document was read
     */
    @Override
    public Attempt translate(Attempt attempt) {
        Consultation consultation = attempt.consultation();
        return exchange.post(
                attempt,
                opensNotes(consultation)
                        ? EtiasContract.ADDITIONAL_INFORMATION
                        : EtiasContract.VERIFY,
                question(consultation));
    }

    /**
     * @throws IllegalArgumentException when no travel document was read
     */
    @Override
    public byte[] question(Consultation consultation) {
        return opensNotes(consultation)
                ? request.additionalInformation(consultation)
                : request.verify(consultation);
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
        if (opensNotes(consultation)) {
            List<String> notes = result.notes(body);
            return notes.isEmpty()
                    ? new NoData(system, Source.CENTRAL)
                    : new Data(system, Source.CENTRAL, new EtiasNotes(notes));
        }
        LocalDate today = LocalDate.ofInstant(consultation.question().at(), DUTCH);
        return new Data(system, Source.CENTRAL, result.verified(body, today));
    }

    private static boolean opensNotes(Consultation consultation) {
        return consultation.authorisation().operation().equals(ADDITIONAL_INFORMATION);
    }

    @Override
    public Set<String> fields() {
        return EtiasFields.ALL;
    }

    @Override
    public Set<String> needed(Purpose purpose) {
        return EtiasFields.needed(purpose);
    }

    @Override
    public SystemAnswer filter(Consultation consultation, SystemAnswer answer) {
        Cut cut = Cut.of(consultation);
        return switch (answer) {
            case Data(SystemId from, Source source, EtiasData data) when from.equals(system) ->
                    EtiasFields.meaningful(cut)
                            ? new Data(system, source, EtiasFields.cut(cut, data))
                            : new Unavailable(system, Unavailable.NOT_PERMITTED);
            case Data(SystemId from, Source _, EtiasNotes _) when from.equals(system) ->
                    cut.shows(EtiasFields.ADDITIONAL_INFORMATION)
                            ? answer
                            : new Unavailable(system, Unavailable.NOT_PERMITTED);
            case Data _ -> new Unavailable(system, "NOT_UNDERSTOOD");
            default -> answer;
        };
    }
}
