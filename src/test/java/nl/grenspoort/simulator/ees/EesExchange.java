package nl.grenspoort.simulator.ees;

import nl.grenspoort.simulator.SimulatedSystem.Reply;
import nl.grenspoort.simulator.SimulatedSystem.Request;
import nl.grenspoort.systems.Attempt;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.SystemAdapter;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.WireMessage;
import nl.grenspoort.systems.WireReply;
import nl.grenspoort.systems.ees.EesQuestions;
import nl.grenspoort.trust.Oin;
import nl.grenspoort.trust.TestPki;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Adapter and simulated EES, passing each other the real bytes, under one clock. */
final class EesExchange {
    private Instant now = Instant.now();
    private final InstantSource clock = () -> now;
    final EesSimulator simulator =
            EesSimulatorConfiguration.simulator(
                    TestPki.shared(),
                    new EesSimulatorProperties(
                            Path.of("config/simulators"), new Oin("00000099000000000100")),
                    clock);
    final SystemAdapter adapter = EesQuestions.adapter(clock);

    InstantSource clock() {
        return clock;
    }

    void passes(Duration time) {
        now = now.plus(time);
    }

    void load(String scenario, String yaml) {
        simulator.load(scenario, yaml(yaml));
    }

    static JsonNode yaml(String yaml) {
        return new YAMLMapper().readTree(yaml);
    }

    SystemAnswer ask(Consultation consultation) {
        Attempt sent = adapter.translate(Attempt.first(consultation));
        return adapter.filter(
                consultation, adapter.translateBack(sent.answered(reply(request(sent.message())))));
    }

    WireReply reply(Request request) {
        return wire(simulator.answer(request));
    }

    /** As the sender puts it on the wire and a server reads it. */
    static Request request(@Nullable WireMessage translated) {
        WireMessage message = Objects.requireNonNull(translated, "translated");
        Map<String, String> headers = new HashMap<>();
        message.headers()
                .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        headers.put("content-type", message.mediaType());
        return new Request(message.method(), message.path(), headers, message.body());
    }

    static WireReply wire(Reply reply) {
        Map<String, String> headers = new HashMap<>();
        reply.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        headers.put("content-type", reply.mediaType());
        return new WireReply(reply.status(), headers, reply.body());
    }
}
