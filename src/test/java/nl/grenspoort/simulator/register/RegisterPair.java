package nl.grenspoort.simulator.register;

import nl.grenspoort.simulator.SimulatedSystem.Reply;
import nl.grenspoort.simulator.SimulatedSystem.Request;
import nl.grenspoort.simulator.register.RegisterSimulatorProperties.Instance;
import nl.grenspoort.systems.Attempt;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.SystemAdapter;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.WireMessage;
import nl.grenspoort.systems.WireReply;
import nl.grenspoort.systems.register.RegisterQuestions;
import nl.grenspoort.systems.rest.JsonContract;
import nl.grenspoort.trust.Credentials;
import nl.grenspoort.trust.MessageParts;
import nl.grenspoort.trust.MessageSigner;
import nl.grenspoort.trust.Oin;
import nl.grenspoort.trust.TestPki;

import tools.jackson.dataformat.yaml.YAMLMapper;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Adapter and simulated register, passing each other the real bytes, under one clock. */
final class RegisterPair {
    private static final RegisterSimulatorProperties PROPERTIES =
            new RegisterSimulatorProperties(
                    Path.of("config/simulators"), new Oin("00000099000000000100"), Map.of());

    private final Instant now = Instant.now();
    private final InstantSource clock = () -> now;
    final RegisterSimulator simulator = simulator("national-register-signing");
    final SystemAdapter adapter = RegisterQuestions.adapter(RegisterQuestions.SIGNER, clock);

    private RegisterSimulator simulator(String signing) {
        return RegisterSimulatorConfiguration.simulator(
                "national-register",
                new Instance(null, signing, null),
                TestPki.shared(),
                PROPERTIES,
                clock);
    }

    void load(String scenario, String yaml) {
        simulator.load(scenario, new YAMLMapper().readTree(yaml));
    }

    SystemAnswer ask(Consultation consultation) {
        return askAt(simulator, consultation);
    }

    /** The same question, answered by a register that signs with another key. */
    SystemAnswer askAtOther(String signing, Consultation consultation) {
        return askAt(simulator(signing), consultation);
    }

    private SystemAnswer askAt(RegisterSimulator register, Consultation consultation) {
        Attempt sent = adapter.translate(Attempt.first(consultation));
        return read(consultation, sent.answered(wire(register.answer(request(sent)))));
    }

    /** What becomes of a genuine answer with this body. */
    SystemAnswer told(Consultation consultation, String body) {
        return told(consultation, body, TestPki.shared().credentials("national-register-signing"));
    }

    SystemAnswer told(Consultation consultation, String body, Credentials by) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = new HashMap<>();
        headers.put("message-id", UUID.randomUUID().toString());
        headers.put("message-to", "00000099000000000100");
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

    static Request request(Attempt sent) {
        WireMessage message = Objects.requireNonNull(sent.message());
        Map<String, String> headers = new HashMap<>();
        message.headers()
                .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        headers.put("content-type", message.mediaType());
        return new Request(message.method(), message.path(), headers, message.body());
    }

    private static WireReply wire(Reply reply) {
        Map<String, String> headers = new HashMap<>();
        reply.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        headers.put("content-type", reply.mediaType());
        return new WireReply(reply.status(), headers, reply.body());
    }
}
