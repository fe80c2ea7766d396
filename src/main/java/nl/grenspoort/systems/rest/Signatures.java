package nl.grenspoort.systems.rest;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.systems.WireReply;
import nl.grenspoort.trust.MessageParts;
import nl.grenspoort.trust.MessageSignatureException;
import nl.grenspoort.trust.MessageSigner;
import nl.grenspoort.trust.MessageVerifier;
import nl.grenspoort.trust.Oin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts our signature on requests and asks the system's of answers, as the contracts say. */
final class Signatures {
    private static final List<String> REQUEST =
            List.of(
                    MessageParts.REQUEST_TARGET,
                    "digest",
                    "content-type",
                    "message-id",
                    "message-to");
    private static final Set<String> RESPONSE =
            Set.of("digest", "content-type", "message-id", "relates-to", "message-to");
    static final String COPY_AGE = JsonContract.COPY_AGE.toLowerCase(Locale.ROOT);
    private static final Set<String> RESPONSE_OF_COPY =
            Stream.concat(RESPONSE.stream(), Stream.of(COPY_AGE))
                    .collect(Collectors.toUnmodifiableSet());

    private final MessageSigner signer;
    private final MessageVerifier verifier;
    private final Oin gateway;
    private final Oin system;

    /**
     * @param gateway who we are: answers are addressed to it
     * @param system whom requests are addressed to
     */
    Signatures(MessageSigner signer, MessageVerifier verifier, Oin gateway, Oin system) {
        this.signer = requireNonNull(signer, "signer");
        this.verifier = requireNonNull(verifier, "verifier");
        this.gateway = requireNonNull(gateway, "gateway");
        this.system = requireNonNull(system, "system");
    }

    /** Header fields of a request with a JSON body, the signature among them. */
    Map<String, String> headers(String method, String path, UUID messageId, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(JsonContract.MESSAGE_ID, messageId.toString());
        headers.put(JsonContract.MESSAGE_TO, system.value());
        headers.put(JsonContract.DIGEST, MessageParts.digest(body));
        Map<String, String> signed = new LinkedHashMap<>(headers);
        signed.put("Content-Type", JsonContract.JSON);
        headers.put(
                JsonContract.MESSAGE_SIGNATURE,
                signer.sign(MessageParts.request(method, path, signed, body), REQUEST));
        headers.put("Accept", JsonContract.JSON + ", " + JsonContract.PROBLEM_JSON);
        return headers;
    }

    /**
     * Returns when the answer is the system's, to us, about this message. A header field that the
     * reader goes by is covered too.
     */
    void verify(WireReply reply, UUID messageId) throws MessageSignatureException {
        Map<String, String> headers = reply.headers();
        verifier.verify(
                headers.get("message-signature"),
                MessageParts.response(headers, reply.body()),
                headers.containsKey(COPY_AGE) ? RESPONSE_OF_COPY : RESPONSE);
        if (!gateway.value().equals(headers.get("message-to"))) {
            throw new MessageSignatureException("the answer is meant for someone else");
        }
        if (!messageId.toString().equals(headers.get("relates-to"))) {
            throw new MessageSignatureException("the answer is to another message");
        }
    }
}
