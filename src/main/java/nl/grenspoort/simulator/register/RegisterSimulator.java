package nl.grenspoort.simulator.register;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.simulator.Sandbox;
import nl.grenspoort.simulator.SimulatedSystem;
import nl.grenspoort.simulator.population.Population;
import nl.grenspoort.simulator.rest.FileForm;
import nl.grenspoort.simulator.rest.Outcome;
import nl.grenspoort.simulator.rest.Problem;
import nl.grenspoort.simulator.rest.RequestJson;
import nl.grenspoort.simulator.rest.Requests;
import nl.grenspoort.simulator.rest.SignedEndpoint;
import nl.grenspoort.simulator.state.HeldRecords;
import nl.grenspoort.simulator.state.Records;
import nl.grenspoort.systems.register.RegisterContract;
import nl.grenspoort.systems.rest.JsonContract;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One simulated national register. It is only searched: records come from files. */
final class RegisterSimulator implements SimulatedSystem {
    private static final ZoneId DUTCH = ZoneId.of("Europe/Amsterdam");

    private final SystemId system;
    private final String tlsIdentity;
    private final JsonContract contract;
    private final RegisterRecords records;
    private final RegisterState state;
    private final SignedEndpoint endpoint;
    private final InstantSource clock;

    /**
     * @param tlsIdentity whose key and certificate its server has
     */
    RegisterSimulator(
            SystemId system,
            String tlsIdentity,
            JsonContract contract,
            SignedEndpoint endpoint,
            InstantSource clock) {
        this(system, tlsIdentity, contract, endpoint, clock, new RegisterState());
    }

    private RegisterSimulator(
            SystemId system,
            String tlsIdentity,
            JsonContract contract,
            SignedEndpoint endpoint,
            InstantSource clock,
            RegisterState state) {
        this.system = requireNonNull(system, "system");
        this.tlsIdentity = requireNonNull(tlsIdentity, "tlsIdentity");
        this.contract = requireNonNull(contract, "contract");
        this.records = new RegisterRecords(contract);
        this.endpoint = requireNonNull(endpoint, "endpoint");
        this.clock = requireNonNull(clock, "clock");
        this.state = state;
    }

    @Override
    public String signingIdentity() {
        return endpoint.identity();
    }

    @Override
    public SimulatedSystem in(Sandbox sandbox) {
        return new RegisterSimulator(
                system, tlsIdentity, contract, endpoint.in(sandbox), sandbox.clock(), state.fork());
    }

    /** Takes in what this register holds about the population. */
    RegisterSimulator settled(Population population) {
        state.settle(system, population);
        return this;
    }

    @Override
    public SystemId system() {
        return system;
    }

    @Override
    public String tlsIdentity() {
        return tlsIdentity;
    }

    @Override
    public void load(String scenario, JsonNode loaded) {
        state.load(scenario, records.read(loaded));
    }

    @Override
    public void unload(String scenario) {
        state.unload(scenario);
    }

    @Override
    public Records records() {
        return new HeldRecords<>(
                state.holdings(),
                node -> records.read(FileForm.holding("records", node)).getFirst(),
                StoredRecord::inFile);
    }

    @Override
    public Reply answer(Request request) {
        return endpoint.answer(request, this::search);
    }

    private Outcome search(Request request) throws Problem {
        if (!request.method().equals("POST") || !request.path().equals(RegisterContract.SEARCH)) {
            throw Problem.of(404, "no-such-operation", "Nothing is here");
        }
        JsonNode body = Requests.body(request);
        var wrong = contract.violations("SearchRequest", body);
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
        List<ObjectNode> found =
                state.search(
                        RequestJson.person(body.get("identityData"), "/identityData"),
                        RequestJson.documents(body.get("documents"), "/documents"),
                        LocalDate.ofInstant(clock.instant(), DUTCH));
        ObjectNode result = JsonContract.object();
        result.putArray("records").addAll(found);
        return Outcome.ok(result);
    }

    @Override
    public Optional<Request> carried(byte[] question) {
        return Optional.of(Requests.carried(RegisterContract.SEARCH, question));
    }

    @Override
    public Optional<Told> tell(Request carried) {
        return Requests.told(carried, this::search, body -> !body.get("records").isEmpty());
    }

    @Override
    public Optional<Set<String>> documentsAsked(Request request) {
        return Requests.documentNumbers(request);
    }
}
