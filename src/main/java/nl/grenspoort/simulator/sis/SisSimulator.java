package nl.grenspoort.simulator.sis;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.simulator.SimulatedSystem;
import nl.grenspoort.simulator.wus.AskedDocuments;
import nl.grenspoort.simulator.wus.WusEndpoint;
import nl.grenspoort.trust.Credentials;
import nl.grenspoort.trust.Oin;

import tools.jackson.databind.JsonNode;

import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The simulated SIS: answers signed questions by the contract {@code contracts/sis/sis.wsdl} from
 * alerts that scenarios and the base file bring.
 */
final class SisSimulator implements SimulatedSystem, AutoCloseable {
    private static final String PATH = "/sis/v1";

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
        Oin oin =
                Oin.of(own.certificate())
                        .orElseThrow(
                                () -> new IllegalArgumentException("the SIS signer has no OIN"));
        this.state = new SisState(base);
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
        return endpoint.answer(request);
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
