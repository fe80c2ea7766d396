package nl.grenspoort.systems.ees;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.systems.Attempt;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.SendFailure;
import nl.grenspoort.systems.SystemAdapter;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.SystemAnswer.Data;
import nl.grenspoort.systems.SystemAnswer.NoData;
import nl.grenspoort.systems.SystemAnswer.Source;
import nl.grenspoort.systems.SystemAnswer.TimedOut;
import nl.grenspoort.systems.SystemAnswer.Unavailable;
import nl.grenspoort.systems.WireMessage;
import nl.grenspoort.systems.WireReply;
import nl.grenspoort.trust.MessageSignatureException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;

/**
 * Asks the EES as the first line does: Regulation (EU) 2017/2226 Art. 23(2) and (3). An empty list,
 * signed, fresh and about our question, is the only thing that becomes {@link NoData}.
 */
final class EesAdapter implements SystemAdapter {
    static final SystemId EES = new SystemId("EES");

    private static final Logger LOG = LoggerFactory.getLogger(EesAdapter.class);

    private final SearchRequest request;
    private final SearchResult result;
    private final Plausibility plausibility;
    private final Signatures signatures;

    EesAdapter(
            SearchRequest request,
            SearchResult result,
            Plausibility plausibility,
            Signatures signatures) {
        this.request = requireNonNull(request, "request");
        this.result = requireNonNull(result, "result");
        this.plausibility = requireNonNull(plausibility, "plausibility");
        this.signatures = requireNonNull(signatures, "signatures");
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
        Consultation consultation = attempt.consultation();
        byte[] body = request.write(consultation);
        WireMessage message =
                new WireMessage(
                        "POST",
                        EesContract.SEARCH,
                        signatures.headers(
                                "POST", EesContract.SEARCH, consultation.messageId(), body),
                        EesContract.JSON,
                        body);
        return attempt.translated(message, null);
    }

    @Override
    public SystemAnswer translateBack(Attempt attempt) {
        WireReply reply = attempt.reply();
        if (reply == null) {
            return notAnswered(attempt.failure());
        }
        if (reply.status() != 200) {
            return unavailable(attempt, "FAULT", "HTTP status " + reply.status());
        }
        try {
            signatures.verify(reply, attempt.consultation().messageId());
            return answer(reply, attempt.consultation());
        } catch (MessageSignatureException e) {
            return unavailable(attempt, "SIGNATURE_INVALID", String.valueOf(e.getMessage()));
        } catch (NotUnderstoodException e) {
            return unavailable(attempt, "NOT_UNDERSTOOD", String.valueOf(e.getMessage()));
        }
    }

    private SystemAnswer answer(WireReply reply, Consultation consultation)
            throws NotUnderstoodException {
        if (!EesContract.JSON.equals(reply.headers().get("content-type"))) {
            throw new NotUnderstoodException("the media type is not " + EesContract.JSON);
        }
        List<EesFile> files = result.read(reply.body());
        plausibility.check(files, consultation.question().at());
        return files.isEmpty()
                ? new NoData(EES, Source.CENTRAL)
                : new Data(EES, Source.CENTRAL, new EesData(files));
    }

    @Override
    public SystemAnswer filter(Consultation consultation, SystemAnswer answer) {
        return switch (answer) {
            case Data(SystemId system, Source source, EesData data) ->
                    new Data(
                            system,
                            source,
                            PurposeFilter.cut(consultation.authorisation().purpose(), data));
            case Data _ -> new Unavailable(EES, "NOT_UNDERSTOOD");
            default -> answer;
        };
    }

    private static SystemAnswer notAnswered(@Nullable SendFailure failure) {
        return switch (failure) {
            case null -> new Unavailable(EES, SendFailure.CONNECTION.name());
            case CONNECTION -> new Unavailable(EES, failure.name());
            case TIMED_OUT -> new TimedOut(EES);
            case REPLY_TOO_LARGE -> new Unavailable(EES, "NOT_UNDERSTOOD");
        };
    }

    private static SystemAnswer unavailable(Attempt attempt, String reason, String why) {
        LOG.warn(
                "The answer of the EES to message {} is not used: {} ({})",
                attempt.consultation().messageId(),
                reason,
                why);
        return new Unavailable(EES, reason);
    }
}
