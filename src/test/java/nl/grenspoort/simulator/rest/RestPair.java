package nl.grenspoort.simulator.rest;

import nl.grenspoort.simulator.SimulatedSystem;
import nl.grenspoort.simulator.SimulatedSystem.Reply;
import nl.grenspoort.simulator.SimulatedSystem.Request;
import nl.grenspoort.systems.Attempt;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.SystemAdapter;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.WireMessage;
import nl.grenspoort.systems.WireReply;
import nl.grenspoort.systems.rest.JsonContract;
import nl.grenspoort.trust.Credentials;
import nl.grenspoort.trust.MessageParts;
import nl.grenspoort.trust.MessageSigner;

import tools.jackson.dataformat.yaml.YAMLMapper;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** An adapter and a simulated system, passing each other the real bytes, under one clock. */
public record RestPair(
        SystemAdapter adapter,
        SimulatedSystem simulator,
        Credentials signing,
        InstantSource clock) {
    private static final String GATEWAY = "00000099000000000100";

    public void load(String scenario, String yaml) {
        simulator.load(scenario, new YAMLMapper().readTree(yaml));
    }

    /** What becomes of the simulated system's answer, filtered. */
    public SystemAnswer ask(Consultation consultation) {
        return askAt(simulator, consultation);
    }

    /** The same question, answered by another one. */
    public SystemAnswer askAt(SimulatedSystem other, Consultation consultation) {
        Attempt sent = adapter.translate(Attempt.first(consultation));
        return read(consultation, sent.answered(wire(other.answer(request(sent)))));
    }

    /** Body of the simulated system's answer. */
    public byte[] said(Consultation consultation) {
        return simulator.answer(request(adapter.translate(Attempt.first(consultation)))).body();
    }

    /** What becomes of a genuine answer with this body. */
    public SystemAnswer told(Consultation consultation, String body) {
        return told(consultation, body, signing);
    }

    /** What becomes of an answer with this body, signed by somebody. */
    public SystemAnswer told(Consultation consultation, String body, Credentials by) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = new HashMap<>();
        headers.put("message-id", UUID.randomUUID().toString());
        headers.put("message-to", GATEWAY);
        headers.put("relates-to", consultation.messageId().toString());
        headers.put("digest", MessageParts.digest(bytes));
        headers.put("content-type", JsonContract.JSON);
        headers.put(
                "message-signature",
                new MessageSigner(by, clock)
                        .sign(
                                MessageParts.response(headers, bytes),
                                List.of(
                                        "message-id",
                                        "message-to",
                                        "relates-to",
                                        "digest",
                                        "content-type")));
        Attempt sent = adapter.translate(Attempt.first(consultation));
        return read(consultation, sent.answered(new WireReply(200, headers, bytes)));
    }

    private SystemAnswer read(Consultation consultation, Attempt answered) {
        return adapter.filter(consultation, adapter.translateBack(answered));
    }

    /** As the simulated system gets it. */
    public static Request request(Attempt sent) {
        WireMessage message = Objects.requireNonNull(sent.message());
        Map<String, String> headers = new HashMap<>();
        message.headers()
                .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        headers.put("content-type", message.mediaType());
        return new Request(message.method(), message.path(), headers, message.body());
    }

    /** A signed request of somebody else than the adapter. */
    public static Request request(
            Credentials by, InstantSource clock, String to, String path, byte[] body) {
        Map<String, String> headers = new HashMap<>();
        headers.put("message-id", UUID.randomUUID().toString());
        headers.put("message-to", to);
        headers.put("digest", MessageParts.digest(body));
        headers.put("content-type", JsonContract.JSON);
        headers.put(
                "message-signature",
                new MessageSigner(by, clock)
                        .sign(
                                MessageParts.request("POST", path, headers, body),
                                List.of(
                                        MessageParts.REQUEST_TARGET,
                                        "digest",
                                        "content-type",
                                        "message-id",
                                        "message-to")));
        return new Request("POST", path, headers, body);
    }

    private static WireReply wire(Reply reply) {
        Map<String, String> headers = new HashMap<>();
        reply.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        headers.put("content-type", reply.mediaType());
        return new WireReply(reply.status(), headers, reply.body());
    }
}
