package nl.grenspoort.simulator.sis;

import nl.grenspoort.simulator.SimulatedSystem.Reply;
import nl.grenspoort.simulator.SimulatedSystem.Request;
import nl.grenspoort.systems.Attempt;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.SystemAdapter;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.WireMessage;
import nl.grenspoort.systems.WireReply;
import nl.grenspoort.systems.sis.SisQuestions;
import nl.grenspoort.trust.Oin;
import nl.grenspoort.trust.TestPki;

import tools.jackson.dataformat.yaml.YAMLMapper;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Adapter and simulator facing each other, with real bytes between them. */
public final class SisBench {
    public static final String ERIKSSON =
            """
            alerts:
              - schengenId: FRA-X-0001
                issuingState: FRA
                category: DISCREET
                persons: [{surname: Eriksson, givenNames: Anna Maria, birth: 1974-08-12}]
                documents: [{kind: PASSPORT, issuer: UTO, number: X00000001}]
                warnings: [ARMED]
                reason: for the SIRENE Bureau
            travellers: [X00000001]
            """;

    /** Shared, because CXF takes a second to start; tests use their own scenario and persons. */
    private static final SisSimulator SIMULATOR = simulator(InstantSource.system());

    private final SystemAdapter adapter;
    private final SisSimulator simulator;

    private SisBench(SystemAdapter adapter, SisSimulator simulator) {
        this.adapter = adapter;
        this.simulator = simulator;
    }

    public static SisBench shared() {
        return new SisBench(SisQuestions.adapter(InstantSource.system()), SIMULATOR);
    }

    /** Another adapter before the shared simulator. */
    public static SisBench with(SystemAdapter adapter) {
        return new SisBench(adapter, SIMULATOR);
    }

    static SisSimulator simulator(InstantSource clock) {
        return new SisSimulator(
                TestPki.shared().credentials("sis-signing"),
                TestPki.shared().anchors("signing-ca"),
                new Oin("00000099000000000100"),
                SisRecords.NONE,
                clock);
    }

    /** A clock that is this much ahead. */
    public static InstantSource ahead(Duration by) {
        return () -> Instant.now().plus(by);
    }

    public SisBench load(String scenario, String yaml) {
        simulator.load(scenario, new YAMLMapper().readTree(yaml));
        return this;
    }

    public void unload(String scenario) {
        simulator.unload(scenario);
    }

    public SystemAdapter adapter() {
        return adapter;
    }

    public SystemAnswer ask(Consultation consultation) {
        Attempt sent = adapter.translate(Attempt.first(consultation));
        return adapter.translateBack(sent.answered(wire(reply(bytes(sent)))));
    }

    public Attempt sent(Consultation consultation) {
        return adapter.translate(Attempt.first(consultation));
    }

    public static byte[] bytes(Attempt sent) {
        return Objects.requireNonNull(sent.message()).body();
    }

    /** What the simulator says to these bytes. */
    public Reply reply(byte[] request) {
        return simulator.answer(request(request));
    }

    static Request request(byte[] body) {
        return new Request(
                "POST",
                "/sis/v1",
                new TreeMap<>(
                        Map.of(
                                "content-type",
                                "text/xml; charset=UTF-8",
                                "soapaction",
                                "\"urn:grenspoort:contracts:sis:v1:search\"")),
                body);
    }

    public static WireReply wire(Reply reply) {
        return new WireReply(
                reply.status(), Map.of("content-type", reply.mediaType()), reply.body());
    }

    static WireMessage message(Attempt sent) {
        return Objects.requireNonNull(sent.message());
    }
}
