package nl.grenspoort.simulator.sis;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.simulator.Sandbox;
import nl.grenspoort.simulator.SimulatedSystem;
import nl.grenspoort.simulator.population.Population;
import nl.grenspoort.simulator.rest.FileForm;
import nl.grenspoort.simulator.state.HeldRecords;
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
 * The simulated SIS: answers signed questions by the contract {@code contracts/sis/sis.wsdl} from
 * alerts that scenarios and the base file bring.
 */
final class SisSimulator implements SimulatedSystem {
    private static final String PATH = "/sis/v1";

    private final Credentials own;
    private final List<X509Certificate> anchors;
    private final InstantSource clock;
    private final SisState state;
    private final WusEndpoint endpoint;

    /**
     * @param own signing key; its OIN is what requests must be addressed to
     * @param anchors authorities of the askers
     * @param asker the only party that may ask
     * @param base alerts that are there without a scenario
     */
    SisSimulator(
            Credentials own,
            List<X509Certificate> anchors,
            Oin asker,
            SisRecords base,
            InstantSource clock) {
        this(own, anchors, asker, new SisState(base), clock);
    }

    private SisSimulator(
            Credentials own,
            List<X509Certificate> anchors,
            Oin asker,
            SisState state,
            InstantSource clock) {
        this.own = own;
        this.anchors = List.copyOf(anchors);
        this.state = state;
        this.clock = clock;
        Oin oin =
                Oin.of(own.certificate())
                        .orElseThrow(
                                () -> new IllegalArgumentException("the SIS signer has no OIN"));
        this.endpoint =
                new WusEndpoint(
                        PATH,
                        SisSearch.CONTRACT,
                        new SisSearch(state, oin),
                        own,
                        anchors,
                        asker,
                        clock);
    }

    @Override
    public SimulatedSystem in(Sandbox sandbox) {
        return new SisSimulator(own, anchors, sandbox.caller(), state.fork(), clock);
    }

    /** Takes in what SIS holds about the population. */
    SisSimulator settled(Population population) {
        state.settle(population);
        return this;
    }

    @Override
    public SystemId system() {
        return new SystemId("SIS");
    }

    @Override
    public void load(String scenario, JsonNode records) {
        state.put(scenario, SisRecords.read(records));
    }

    @Override
    public void unload(String scenario) {
        state.remove(scenario);
    }

    @Override
    public Records records() {
        return new HeldRecords<>(
                state.holdings(),
                node -> SisRecords.read(FileForm.holding("alerts", node)).alerts().getFirst(),
                AlertForm::written);
    }

    @Override
    public Reply answer(Request request) {
        return endpoint.answer(request);
    }

    @Override
    public Optional<Request> carried(byte[] question) {
        return Optional.of(new Request("POST", PATH, Map.of("content-type", "text/xml"), question));
    }

    @Override
    public Optional<Told> tell(Request carried) {
        return SisCarried.told(carried.body(), state);
    }

    @Override
    public Optional<Set<String>> documentsAsked(Request request) {
        return AskedDocuments.of(request.body(), SisSearch.CONTRACT.namespace(), Set.of("number"));
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
