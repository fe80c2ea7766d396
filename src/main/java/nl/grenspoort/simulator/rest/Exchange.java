package nl.grenspoort.simulator.rest;

import nl.grenspoort.simulator.SimulatedSystem.Reply;
import nl.grenspoort.simulator.SimulatedSystem.Request;
import nl.grenspoort.systems.rest.JsonContract;
import nl.grenspoort.trust.MessageParts;
import nl.grenspoort.trust.MessageSignatureException;
import nl.grenspoort.trust.MessageSigner;
import nl.grenspoort.trust.MessageVerifier;
import nl.grenspoort.trust.MessageVerifier.Verified;
import nl.grenspoort.trust.Oin;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Verifies requests and signs answers, as the contracts' sections on signing say. */
final class Exchange {
    private static final Set<String> ALWAYS =
            Set.of(MessageParts.REQUEST_TARGET, "digest", "message-id", "message-to");

    /** Covered when the request has them; whether it must have them, the operation says. */
    private static final Set<String> WHEN_PRESENT =
            Set.of(
                    "content-type",
                    "idempotency-key",
                    "consultation-purpose",
                    "consultation-legal-basis",
                    "consultation-border-check",
                    "consultation-end-user");

    private final MessageSigner signer;
    private final Function<Oin, MessageVerifier> verifiers;
    private final MessageVerifier verifier;
    private final Oin system;
    private final Oin gateway;
    private final String version;

    /**
     * @param verifiers of one organisation's signatures
     * @param gateway the only organisation whose requests are answered
     */
    Exchange(
            MessageSigner signer,
            Function<Oin, MessageVerifier> verifiers,
            Oin system,
            Oin gateway,
            String version) {
        this.signer = signer;
        this.verifiers = verifiers;
        this.verifier = verifiers.apply(gateway);
        this.system = system;
        this.gateway = gateway;
        this.version = version;
    }

    /** The same for the requests of another organisation. */
    Exchange with(Oin asker) {
        return new Exchange(signer, verifiers, system, asker, version);
    }

    Verified verify(Request request) throws Problem {
        Map<String, String> headers = request.headers();
        Set<String> required = new HashSet<>(ALWAYS);
        WHEN_PRESENT.stream().filter(headers::containsKey).forEach(required::add);
        try {
            Verified verified =
                    verifier.verify(
                            headers.get("message-signature"),
                            MessageParts.request(
                                    request.method(), request.path(), headers, request.body()),
                            required);
            if (!system.value().equals(headers.get("message-to"))) {
                throw new MessageSignatureException("the message is meant for someone else");
            }
            return verified;
        } catch (MessageSignatureException e) {
            throw Problem.of(
                    401, "signature-invalid", "The signature does not count: " + e.getMessage());
        }
    }

    Reply reply(Request request, Outcome outcome) {
        byte[] body = JsonContract.write(outcome.body());
        Map<String, String> signed = new LinkedHashMap<>();
        signed.put(JsonContract.MESSAGE_ID, UUID.randomUUID().toString());
        signed.put(JsonContract.MESSAGE_TO, gateway.value());
        String messageId = Requests.messageId(request);
        if (messageId != null) {
            signed.put(JsonContract.RELATES_TO, messageId);
        }
        signed.put(JsonContract.DIGEST, MessageParts.digest(body));
        signed.put("Content-Type", outcome.mediaType());
        List<String> names = new ArrayList<>();
        signed.keySet().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        Map<String, String> headers = new LinkedHashMap<>(signed);
        headers.remove("Content-Type");
        headers.put(
                JsonContract.MESSAGE_SIGNATURE,
                signer.sign(MessageParts.response(signed, body), names));
        headers.put("API-Version", version);
        headers.put("Cache-Control", "no-store");
        if (outcome.location() != null) {
            headers.put("Location", outcome.location());
        }
        return new Reply(outcome.status(), outcome.mediaType(), headers, body);
    }
}
