package nl.grenspoort.systems.wus;

import static java.util.Objects.requireNonNull;

import jakarta.xml.bind.JAXBException;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.systems.Attempt;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.SendFailure;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.SystemAnswer.TimedOut;
import nl.grenspoort.systems.SystemAnswer.Unavailable;
import nl.grenspoort.systems.WireMessage;
import nl.grenspoort.systems.WireReply;
import nl.grenspoort.systems.rest.NotUnderstoodException;
import nl.grenspoort.trust.Authorities;
import nl.grenspoort.trust.Credentials;
import nl.grenspoort.trust.Oin;
import nl.grenspoort.trust.wus.SentMessage;
import nl.grenspoort.trust.wus.SignedMessage;
import nl.grenspoort.trust.wus.VerifiedMessage;
import nl.grenspoort.trust.wus.WusAddress;
import nl.grenspoort.trust.wus.WusRefusedException;
import nl.grenspoort.trust.wus.WusSigner;
import nl.grenspoort.trust.wus.WusVerifier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Element;

import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One signed SOAP exchange with a system, from payload to wire and back. An answer that is not the
 * system's, not fresh, not to our question or not understood is {@link Unavailable}.
 */
public final class WusExchange {
    private static final Logger LOG = LoggerFactory.getLogger(WusExchange.class);
    private static final String MEDIA_TYPE = "text/xml; charset=UTF-8";
    private static final String NOT_UNDERSTOOD = "NOT_UNDERSTOOD";

    private final SystemId system;
    private final WusSigner signer;
    private final WusVerifier verifier;
    private final URI to;
    private final URI from;
    private final int longest;

    private WusExchange(
            SystemId system,
            WusSigner signer,
            WusVerifier verifier,
            URI to,
            URI from,
            int longest) {
        this.system = requireNonNull(system, "system");
        this.signer = requireNonNull(signer, "signer");
        this.verifier = requireNonNull(verifier, "verifier");
        this.to = requireNonNull(to, "to");
        this.from = requireNonNull(from, "from");
        this.longest = longest;
    }

    /**
     * @param own key and certificate that requests are signed with, asked for at each
     * @param authorities that the system's signing certificate leads to
     * @throws IllegalStateException when our certificate has no OIN
     */
    public static WusExchange of(
            SystemId system,
            WusSettings settings,
            Supplier<Credentials> own,
            Authorities authorities,
            InstantSource clock) {
        Oin gateway =
                Oin.of(own.get().certificate())
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "the gateway's signing certificate has no OIN"));
        Oin peer = new Oin(settings.signerOin());
        int longest = Math.toIntExact(settings.maxAnswer().toBytes());
        return new WusExchange(
                system,
                new WusSigner(own, settings.timestampTtl(), clock),
                new WusVerifier(
                        authorities,
                        peer,
                        settings.timestampTtl(),
                        settings.clockSkew(),
                        longest,
                        clock),
                WusAddress.withOin(settings.address(), peer),
                WusAddress.withOin(settings.fromAddress(), gateway),
                longest);
    }

    /** The attempt with its message: a signed POST of a payload. */
    public Attempt post(Attempt attempt, String path, String action, Consumer<Element> payload) {
        WusAddress address = new WusAddress(action, to, from, attempt.consultation().messageId());
        SignedMessage signed = signer.sign(address, payload);
        // WS002: SOAPAction equals wsa:Action
        Map<String, String> headers = Map.of("SOAPAction", '"' + action + '"');
        return attempt.translated(
                new WireMessage("POST", path, headers, MEDIA_TYPE, signed.bytes()), signed.sent());
    }

    /** Reads a genuine answer's payload. */
    @FunctionalInterface
    public interface Reader {
        /**
         * @throws JAXBException when it is not as the contract says
         * @throws NotUnderstoodException when it can't be true
         * @throws IllegalArgumentException when it contradicts itself or names something unknown
         */
        SystemAnswer read(Element payload, Consultation consultation)
                throws JAXBException, NotUnderstoodException;
    }

    /**
     * What came of the attempt; the reader sees nothing that is not proved to be the system's.
     *
     * @param action of an answer
     */
    public SystemAnswer answer(Attempt attempt, String action, Reader reader) {
        SendFailure failure = attempt.failure();
        WireReply reply = attempt.reply();
        if (failure == SendFailure.TIMED_OUT) {
            return new TimedOut(system);
        }
        if (failure != null || reply == null) {
            SendFailure why = failure == null ? SendFailure.CONNECTION : failure;
            return new Unavailable(system, why.name());
        }
        if (!(attempt.codecState() instanceof SentMessage sent)) {
            throw new IllegalStateException("the attempt was not translated by this adapter");
        }
        if (reply.status() != 200) {
            LOG.warn("{} answered with HTTP status {}", system, reply.status());
            return new Unavailable(system, "FAULT");
        }
        return verified(reply, sent, attempt.consultation(), action, reader);
    }

    private SystemAnswer verified(
            WireReply reply,
            SentMessage sent,
            Consultation consultation,
            String action,
            Reader reader) {
        try {
            VerifiedMessage message = verifier.verify(reply.body(), sent);
            if (message.isFault()) {
                LOG.warn("{} answered with a signed fault", system);
                return new Unavailable(system, "FAULT");
            }
            if (!message.action().equals(action)) {
                return notUnderstood("another action");
            }
            return read(message.payload(), consultation, reader);
        } catch (WusRefusedException e) {
            LOG.warn("Answer of {} refused, {}: {}", system, e.reason(), e.getMessage());
            return new Unavailable(system, e.reason().name());
        }
    }

    /**
     * What an answer says that came without its envelope: whoever brought it has proved whose it
     * is.
     */
    public SystemAnswer read(byte[] body, Consultation consultation, Reader reader) {
        try {
            return read(XmlContract.payload(body, longest), consultation, reader);
        } catch (JAXBException e) {
            return notUnderstood(e.getClass().getSimpleName());
        }
    }

    private SystemAnswer read(Element payload, Consultation consultation, Reader reader) {
        try {
            return reader.read(payload, consultation);
        } catch (NotUnderstoodException e) {
            return notUnderstood(String.valueOf(e.getMessage()));
        } catch (JAXBException | IllegalArgumentException e) {
            // their words may quote the answer
            return notUnderstood(e.getClass().getSimpleName());
        }
    }

    private SystemAnswer notUnderstood(String why) {
        LOG.warn("Answer of {} refused, not as the contract says: {}", system, why);
        return new Unavailable(system, NOT_UNDERSTOOD);
    }
}
