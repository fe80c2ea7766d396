package nl.grenspoort.simulator.vis;

import nl.grenspoort.reference.Phases;
import nl.grenspoort.simulator.SimulatedSystem.Reply;
import nl.grenspoort.simulator.SimulatedSystem.Request;
import nl.grenspoort.simulator.SimulatedSystem.Told;
import nl.grenspoort.simulator.rest.BaseFile;
import nl.grenspoort.systems.Attempt;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.SystemAdapter;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.WireMessage;
import nl.grenspoort.systems.WireReply;
import nl.grenspoort.systems.vis.VisData;
import nl.grenspoort.systems.vis.VisQuestions;
import nl.grenspoort.trust.Oin;
import nl.grenspoort.trust.TestPki;

import tools.jackson.dataformat.yaml.YAMLMapper;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Adapter and simulated VIS facing each other, with real bytes between them. */
public final class VisBench {
    /** Shared, because CXF takes a second to start; tests use their own scenario and persons. */
    private static final VisSimulator SIMULATOR = simulator();

    private final SystemAdapter adapter;
    private final VisSimulator simulator;

    private VisBench(SystemAdapter adapter, VisSimulator simulator) {
        this.adapter = adapter;
        this.simulator = simulator;
    }

    public static VisBench shared() {
        return new VisBench(VisQuestions.adapter(InstantSource.system()), SIMULATOR);
    }

    /** Another adapter before the shared simulator. */
    static VisBench with(SystemAdapter adapter) {
        return new VisBench(adapter, SIMULATOR);
    }

    private static VisSimulator simulator() {
        VisSimulator simulator =
                new VisSimulator(
                        TestPki.shared().credentials("vis-signing"),
                        TestPki.shared().anchors("signing-ca"),
                        new Oin("00000099000000000100"),
                        Phases.read(Path.of("config/reference/phases.yaml")),
                        InstantSource.system());
        BaseFile.load(Path.of("config/simulators/vis.yaml"), simulator);
        return simulator;
    }

    VisBench load(String scenario, String yaml) {
        simulator.load(scenario, new YAMLMapper().readTree(yaml));
        return this;
    }

    void unload(String scenario) {
        simulator.unload(scenario);
    }

    SystemAdapter adapter() {
        return adapter;
    }

    Attempt sent(Consultation consultation) {
        return adapter.translate(Attempt.first(consultation));
    }

    SystemAnswer ask(Consultation consultation) {
        Attempt sent = sent(consultation);
        return adapter.translateBack(sent.answered(wire(reply(sent))));
    }

    /** What is found; the test fails when nothing is. */
    VisData found(Consultation consultation) {
        if (ask(consultation) instanceof SystemAnswer.Data(_, _, VisData data)) {
            return data;
        }
        throw new AssertionError("the VIS found no visa");
    }

    /** What a portal is told that carries the question. */
    Optional<Told> told(byte[] question) {
        return simulator.tell(new Request("POST", "/", Map.of(), question));
    }

    Reply reply(Attempt sent) {
        return simulator.answer(request(message(sent)));
    }

    Reply reply(Attempt sent, byte[] body) {
        WireMessage as = message(sent);
        return simulator.answer(
                request(
                        new WireMessage(
                                as.method(), as.path(), as.headers(), as.mediaType(), body)));
    }

    Request request(WireMessage message) {
        Map<String, String> headers = new TreeMap<>();
        message.headers()
                .forEach(
                        (name, value) ->
                                headers.put(name.toLowerCase(java.util.Locale.ROOT), value));
        headers.put("content-type", message.mediaType());
        return new Request(message.method(), message.path(), headers, message.body());
    }

    static WireMessage message(Attempt sent) {
        return Objects.requireNonNull(sent.message());
    }

    static WireReply wire(Reply reply) {
        return new WireReply(
                reply.status(), Map.of("content-type", reply.mediaType()), reply.body());
    }
}
