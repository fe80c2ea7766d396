package nl.grenspoort.simulator.sis;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.simulator.Sandbox;
import nl.grenspoort.simulator.SimulatedSystem;
import nl.grenspoort.simulator.sis.InMemoryTransport.Answer;
import nl.grenspoort.trust.Credentials;
import nl.grenspoort.trust.Oin;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
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
    private static final int LONGEST = 1_000_000;

    private final Credentials own;
    private final List<X509Certificate> anchors;
    private final InstantSource clock;
    private final SisState state;
    private final Oin asker;
    private final Oin oin;
    private @Nullable SisEndpoint endpoint;

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
    private synchronized SisEndpoint endpoint() {
        SisEndpoint made = endpoint;
        if (made == null) {
            made =
                    new SisEndpoint(
                            new SisSearch(state, oin),
                            new MessageSecurity(new SimulatorKeys(own, anchors), asker, clock));
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
        if (!request.path().equals(PATH)) {
            return plain(404, "the contract's address is " + PATH);
        }
        if (!request.method().equals("POST")) {
            return plain(405, "SOAP comes by POST");
        }
        if (request.body().length > LONGEST) {
            return plain(413, "longer than " + LONGEST + " bytes");
        }
        Answer answer = endpoint().exchange(request.headers(), request.body());
        return new Reply(answer.status(), answer.mediaType(), Map.of(), answer.body());
    }

    @Override
    public Optional<Set<String>> documentsAsked(Request request) {
        return AskedDocuments.of(request.body());
    }

    @Override
    public synchronized void close() {
        if (endpoint != null) {
            endpoint.close();
        }
    }

    private static Reply plain(int status, String text) {
        return new Reply(
                status,
                "text/plain; charset=UTF-8",
                Map.of(),
                text.getBytes(StandardCharsets.UTF_8));
    }
}
