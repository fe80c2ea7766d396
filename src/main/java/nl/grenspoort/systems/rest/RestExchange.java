package nl.grenspoort.systems.rest;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.start.StartRefusedException;
import nl.grenspoort.systems.Attempt;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.SendFailure;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.SystemAnswer.Data;
import nl.grenspoort.systems.SystemAnswer.NoData;
import nl.grenspoort.systems.SystemAnswer.Source;
import nl.grenspoort.systems.SystemAnswer.TimedOut;
import nl.grenspoort.systems.SystemAnswer.Unavailable;
import nl.grenspoort.systems.SystemPolicy;
import nl.grenspoort.systems.WireMessage;
import nl.grenspoort.systems.WireReply;
import nl.grenspoort.trust.Authorities;
import nl.grenspoort.trust.Credentials;
import nl.grenspoort.trust.MessageSignatureException;
import nl.grenspoort.trust.MessageSigner;
import nl.grenspoort.trust.MessageVerifier;
import nl.grenspoort.trust.Oin;
import nl.grenspoort.trust.TrustDirectory;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * One signed REST/JSON exchange with a system, from body to wire and back. An answer that is not
 * the system's, not fresh, not about our question or not understood is {@link Unavailable}.
 */
public final class RestExchange {
    private static final Logger LOG = LoggerFactory.getLogger(RestExchange.class);

    /** A copy older than two years is no copy. */
    private static final Pattern COPY_AGE = Pattern.compile("[1-9][0-9]{0,5}");

    private final SystemId system;
    private final Signatures signatures;

    private RestExchange(SystemId system, Signatures signatures) {
        this.system = requireNonNull(system, "system");
        this.signatures = requireNonNull(signatures, "signatures");
    }

    /**
     * @param own key and certificate that requests are signed with, asked for at each
     * @param authorities that the system's signing certificate leads to
     * @param signer organisation that signs answers and that requests are addressed to
     * @param maxAge how old an answer's signature may be
     * @param clockSkew how far the system's clock may differ from ours
     * @throws StartRefusedException when our certificate carries no OIN
     */
    public static RestExchange of(
            SystemId system,
            Supplier<Credentials> own,
            Authorities authorities,
            Oin signer,
            Duration maxAge,
            Duration clockSkew,
            InstantSource clock) {
        return new RestExchange(
                system,
                new Signatures(
                        new MessageSigner(own, clock),
                        new MessageVerifier(authorities, signer, maxAge, clockSkew, clock),
                        oin(own.get()),
                        signer));
    }

    /**
     * With a system of a kind, under the gateway's own key.
     *
     * @param signer whose answers count, and how fresh they must be
     * @throws StartRefusedException when our certificate carries no OIN
     */
    public static RestExchange of(
            SystemId system,
            TrustDirectory directory,
            SystemPolicy.Signer signer,
            InstantSource clock) {
        return of(
                system,
                () -> directory.credentials("gateway-signing"),
                directory.authorities("signing-ca"),
                signer.oin(),
                signer.maxAge(),
                signer.clockSkew(),
                clock);
    }

    private static Oin oin(Credentials own) {
        return Oin.of(own.certificate())
                .orElseThrow(
                        () ->
                                new StartRefusedException(
                                        "The certificate gateway-signing carries no OIN.",
                                        "Use a certificate with the OIN in its subject's serial"
                                                + " number."));
    }

    /** The attempt with its message: a signed POST of a JSON body. */
    public Attempt post(Attempt attempt, String path, byte[] body) {
        return attempt.translated(message(path, attempt.consultation().messageId(), body), null);
    }

    /** A signed POST of a JSON body, as a message of its own. */
    public WireMessage message(String path, UUID messageId, byte[] body) {
        return new WireMessage(
                "POST",
                path,
                signatures.headers("POST", path, messageId, body),
                JsonContract.JSON,
                body);
    }

    /**
     * The body of a reply that is proved to be the system's, to this message of ours.
     *
     * @throws MessageSignatureException when it is not
     * @throws NotUnderstoodException when it tells of a problem, or is not JSON
     */
    public byte[] genuine(WireReply reply, UUID messageId)
            throws MessageSignatureException, NotUnderstoodException {
        if (reply.status() != 200) {
            throw new NotUnderstoodException("HTTP status " + reply.status());
        }
        signatures.verify(reply, messageId);
        if (!JsonContract.JSON.equals(reply.headers().get("content-type"))) {
            throw new NotUnderstoodException("the media type is not " + JsonContract.JSON);
        }
        return reply.body();
    }

    /** Reads a genuine answer's body. */
    @FunctionalInterface
    public interface Reader {
        SystemAnswer read(byte[] body, Consultation consultation) throws NotUnderstoodException;
    }

    /** What came of the attempt; the reader sees nothing that is not proved to be the system's. */
    public SystemAnswer answer(Attempt attempt, Reader reader) {
        WireReply reply = attempt.reply();
        if (reply == null) {
            return notAnswered(attempt.failure());
        }
        if (reply.status() != 200) {
            return unavailable(attempt, "FAULT", "HTTP status " + reply.status());
        }
        try {
            signatures.verify(reply, attempt.consultation().messageId());
            if (!JsonContract.JSON.equals(reply.headers().get("content-type"))) {
                throw new NotUnderstoodException("the media type is not " + JsonContract.JSON);
            }
            return from(
                    source(reply.headers().get(Signatures.COPY_AGE)),
                    reader.read(reply.body(), attempt.consultation()));
        } catch (MessageSignatureException e) {
            return unavailable(attempt, "SIGNATURE_INVALID", String.valueOf(e.getMessage()));
        } catch (NotUnderstoodException e) {
            return unavailable(attempt, "NOT_UNDERSTOOD", String.valueOf(e.getMessage()));
        }
    }

    /**
     * @param copyAge in minutes; null when the system itself answered
     */
    private static Source source(@Nullable String copyAge) throws NotUnderstoodException {
        if (copyAge == null) {
            return Source.CENTRAL;
        }
        if (!COPY_AGE.matcher(copyAge).matches()) {
            throw new NotUnderstoodException("the age of the copy is no number of minutes");
        }
        return new Source(Source.Kind.NATIONAL_COPY, Duration.ofMinutes(Long.parseLong(copyAge)));
    }

    private static SystemAnswer from(Source source, SystemAnswer answer) {
        return switch (answer) {
            case SystemAnswer _ when source.kind() == Source.Kind.CENTRAL -> answer;
            case Data data -> new Data(data.system(), source, data.data());
            case NoData none -> new NoData(none.system(), source);
            default -> answer;
        };
    }

    /**
     * What an answer says that came without its signature: whoever brought it has proved whose it
     * is.
     */
    public SystemAnswer read(byte[] body, Consultation consultation, Reader reader) {
        try {
            return reader.read(body, consultation);
        } catch (NotUnderstoodException e) {
            return unavailable(consultation, "NOT_UNDERSTOOD", String.valueOf(e.getMessage()));
        }
    }

    private SystemAnswer notAnswered(@Nullable SendFailure failure) {
        return switch (failure) {
            case null -> new Unavailable(system, SendFailure.CONNECTION.name());
            case CONNECTION -> new Unavailable(system, failure.name());
            case TIMED_OUT -> new TimedOut(system);
            case REPLY_TOO_LARGE -> new Unavailable(system, "NOT_UNDERSTOOD");
        };
    }

    private SystemAnswer unavailable(Attempt attempt, String reason, String why) {
        return unavailable(attempt.consultation(), reason, why);
    }

    private SystemAnswer unavailable(Consultation consultation, String reason, String why) {
        LOG.warn(
                "The answer of {} to message {} is not used: {} ({})",
                system,
                consultation.messageId(),
                reason,
                why);
        return new Unavailable(system, reason);
    }
}
