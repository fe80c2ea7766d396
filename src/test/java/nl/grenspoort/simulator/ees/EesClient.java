package nl.grenspoort.simulator.ees;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.simulator.SimulatedSystem.Reply;
import nl.grenspoort.simulator.SimulatedSystem.Request;
import nl.grenspoort.systems.rest.JsonContract;
import nl.grenspoort.trust.Credentials;
import nl.grenspoort.trust.MessageParts;
import nl.grenspoort.trust.MessageSigner;
import nl.grenspoort.trust.TestPki;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes signed requests of every operation, right or wrong. */
final class EesClient {
    static final String WHY =
            """
            "consultation":{"purpose":"BORDER_ENTRY_TCN","legalBasis":{"act":"2017/2226","article":"23(2)"},
              "borderCheck":"00000000-0000-7000-8000-000000000001","borderCrossingPoint":"NL-AMS","direction":"ENTRY",
              "endUser":"officer:00112233445566778899aabbccddeeff"}
            """;

    private final EesSimulator simulator;
    private final MessageSigner signer;

    EesClient(EesSimulator simulator, InstantSource clock) {
        this(simulator, TestPki.shared().credentials("gateway-signing"), clock);
    }

    EesClient(EesSimulator simulator, Credentials by, InstantSource clock) {
        this.simulator = simulator;
        this.signer = new MessageSigner(by, clock);
    }

    /** Members of a JSON object, with why it is asked added, sent with new identifiers. */
    Reply post(String path, String members) {
        return simulator.answer(request("POST", path, fresh(), "{" + WHY + "," + members + "}"));
    }

    Reply get(String path) {
        Map<String, String> headers = fresh();
        headers.remove("idempotency-key");
        headers.remove("content-type");
        headers.put("consultation-purpose", "BORDER_ENTRY_TCN");
        headers.put("consultation-legal-basis", "2017/2226 23(3)");
        headers.put("consultation-border-check", "00000000-0000-7000-8000-000000000001");
        headers.put("consultation-end-user", "officer:00112233445566778899aabbccddeeff");
        return simulator.answer(request("GET", path, headers, ""));
    }

    Reply send(Request request) {
        return simulator.answer(request);
    }

    /** Headers a signature will cover, with new identifiers. */
    static Map<String, String> fresh() {
        Map<String, String> headers = new HashMap<>();
        headers.put("message-id", UUID.randomUUID().toString());
        headers.put("message-to", "00000099000000012000");
        headers.put("content-type", JsonContract.JSON);
        headers.put("idempotency-key", UUID.randomUUID().toString());
        return headers;
    }

    /** Signs all of the headers, the digest and the request target. */
    Request request(String method, String path, Map<String, String> headers, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Map<String, String> all = new HashMap<>(headers);
        all.put("digest", MessageParts.digest(bytes));
        List<String> names = new ArrayList<>(all.keySet());
        names.add(MessageParts.REQUEST_TARGET);
        all.put(
                "message-signature",
                signer.sign(MessageParts.request(method, path, all, bytes), names));
        return new Request(method, path, all, bytes);
    }

    static JsonNode json(Reply reply) {
        return JsonContract.read(reply.body());
    }

    static void assertProblem(Reply reply, int status, String code) {
        assertThat(reply.status()).as(() -> json(reply).toPrettyString()).isEqualTo(status);
        assertThat(reply.mediaType()).isEqualTo("application/problem+json");
        assertThat(json(reply).get("type").stringValue())
                .isEqualTo("urn:grenspoort:ees:problem:" + code);
        assertThat(json(reply).get("status").intValue()).isEqualTo(status);
    }

    static List<String> pointers(Reply reply) {
        return json(reply)
                .get("errors")
                .valueStream()
                .map(error -> error.get("pointer").stringValue())
                .toList();
    }
}
