package nl.grenspoort.simulator.vis;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.reference.Phase;
import nl.grenspoort.reference.Phases;
import nl.grenspoort.simulator.Sandbox;
import nl.grenspoort.simulator.SimulatedSystem;
import nl.grenspoort.simulator.population.Population;
import nl.grenspoort.simulator.state.Records;
import nl.grenspoort.simulator.wus.AskedDocuments;
import nl.grenspoort.simulator.wus.WusEndpoint;
import nl.grenspoort.trust.Credentials;
import nl.grenspoort.trust.Oin;

import tools.jackson.databind.JsonNode;

import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The simulated VIS: answers signed questions by the contract {@code contracts/vis/vis.wsdl} from
 * files that scenarios and the base file bring.
 */
final class VisSimulator implements SimulatedSystem {
    /** In the file of phases. */
    private static final String REVISED = "VIS-REVISED";

    private final Credentials own;
    private final List<X509Certificate> anchors;
    private final Phases phases;
    private final InstantSource clock;
    private final VisState state;
    private final WusEndpoint endpoint;

    /**
     * @param own signing key; its OIN is what requests must be addressed to
     * @param anchors authorities of the askers
     * @param asker the only party that may ask
     * @param phases from when on the VIS of Regulation (EU) 2021/1134 operates
     */
    VisSimulator(
            Credentials own,
            List<X509Certificate> anchors,
            Oin asker,
            Phases phases,
            InstantSource clock) {
        this(own, anchors, asker, phases, new VisState(), clock);
    }

    private VisSimulator(
            Credentials own,
            List<X509Certificate> anchors,
            Oin asker,
            Phases phases,
            VisState state,
            InstantSource clock) {
        this.own = own;
        this.anchors = List.copyOf(anchors);
        this.phases = phases;
        this.state = state;
        this.clock = clock;
        Oin oin =
                Oin.of(own.certificate())
                        .orElseThrow(
                                () -> new IllegalArgumentException("the VIS signer has no OIN"));
        this.endpoint =
                new WusEndpoint(
                        "/vis/v1",
                        VisSearch.CONTRACT,
                        new VisSearch(state, oin, day -> phases.on(REVISED, day) != Phase.NOT_LIVE),
                        own,
                        anchors,
                        asker,
                        clock);
    }

    @Override
    public SimulatedSystem in(Sandbox sandbox) {
        return new VisSimulator(own, anchors, sandbox.caller(), phases, state.fork(), clock);
    }

    /** Takes in what VIS holds about the population. */
    VisSimulator settled(Population population) {
        state.settle(population);
        return this;
    }

    @Override
    public SystemId system() {
        return new SystemId("VIS");
    }

    @Override
    public void load(String scenario, JsonNode records) {
        state.load(scenario, VisRecords.read(records));
    }

    @Override
    public void unload(String scenario) {
        state.unload(scenario);
    }

    @Override
    public Records records() {
        return state.records();
    }

    @Override
    public Reply answer(Request request) {
        return endpoint.answer(request);
    }

    @Override
    public Optional<Request> carried(byte[] question) {
        return Optional.of(
                new Request("POST", "/vis/v1", Map.of("content-type", "text/xml"), question));
    }

    @Override
    public Optional<Told> tell(Request carried) {
        return VisCarried.told(
                carried.body(), state, day -> phases.on(REVISED, day) != Phase.NOT_LIVE);
    }

    @Override
    public Optional<Set<String>> documentsAsked(Request request) {
        return AskedDocuments.of(
                request.body(), VisSearch.CONTRACT.namespace(), Set.of("number", "permitNumber"));
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
