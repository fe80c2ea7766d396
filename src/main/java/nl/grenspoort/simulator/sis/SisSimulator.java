package nl.grenspoort.simulator.sis;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.simulator.Sandbox;
import nl.grenspoort.simulator.SimulatedSystem;
import nl.grenspoort.simulator.wus.AskedDocuments;
import nl.grenspoort.simulator.wus.WusEndpoint;
import nl.grenspoort.trust.Credentials;
import nl.grenspoort.trust.Oin;

import org.jspecify.annotations.Nullable;

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
    private final Oin asker;
    private final Oin oin;
    private @Nullable WusEndpoint endpoint;

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
        this.asker = asker;
        this.state = state;
        this.clock = clock;
        this.oin =
                Oin.of(own.certificate())
                        .orElseThrow(
                                () -> new IllegalArgumentException("the SIS signer has no OIN"));
    }

    @Override
    public SimulatedSystem in(Sandbox sandbox) {
        return new SisSimulator(own, anchors, sandbox.caller(), state.fork(), clock);
    }

    /** Made when it is needed: one costs some tenths of a second. */
    private synchronized WusEndpoint endpoint() {
        WusEndpoint made = endpoint;
        if (made == null) {
            made =
                    new WusEndpoint(
                            PATH,
                            SisSearch.CONTRACT,
                            new SisSearch(state, oin),
                            own,
                            anchors,
                            asker,
                            clock);
            endpoint = made;
        }
        return made;
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
    public Reply answer(Request request) {
        return endpoint().answer(request);
    }

    @Override
    public Optional<Request> carried(byte[] question) {
        return Optional.of(
                new Request("POST", PATH, Map.of("content-type", "text/xml"), question));
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
    public synchronized void close() {
        if (endpoint != null) {
            endpoint.close();
        }
    }
}
