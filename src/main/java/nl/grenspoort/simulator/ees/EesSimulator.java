package nl.grenspoort.simulator.ees;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.simulator.Sandbox;
import nl.grenspoort.simulator.SimulatedSystem;
import nl.grenspoort.simulator.population.Population;
import nl.grenspoort.simulator.rest.FileForm;
import nl.grenspoort.simulator.rest.Outcome;
import nl.grenspoort.simulator.rest.Problem;
import nl.grenspoort.simulator.rest.Requests;
import nl.grenspoort.simulator.rest.SignedEndpoint;
import nl.grenspoort.simulator.state.HeldRecords;
import nl.grenspoort.simulator.state.Records;
import nl.grenspoort.systems.ees.EesContract;
import nl.grenspoort.systems.rest.JsonContract;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The simulated EES. What is registered at the entry is there at the exit; a replay is refused, a
 * retry gets the same result.
 */
final class EesSimulator implements SimulatedSystem {
    static final SystemId EES = new SystemId("EES");

    private final JsonContract contract;
    private final EesState state;
    private final Operations operations;
    private final RequestCheck check;
    private final SignedEndpoint endpoint;

    EesSimulator(JsonContract contract, SignedEndpoint endpoint) {
        this(contract, endpoint, new EesState());
    }

    private EesSimulator(JsonContract contract, SignedEndpoint endpoint, EesState state) {
        this.contract = contract;
        this.state = state;
        this.operations = new Operations(state);
        this.check = new RequestCheck(contract);
        this.endpoint = endpoint;
    }

    /** Takes in what EES holds about the population. */
    EesSimulator settled(Population population) {
        state.settle(population);
        return this;
    }

    @Override
    public SimulatedSystem in(Sandbox sandbox) {
        return new EesSimulator(contract, endpoint.in(sandbox), state.fork());
    }

    @Override
    public SystemId system() {
        return EES;
    }

    @Override
    public void load(String scenario, JsonNode records) {
        state.load(scenario, EesRecords.of(records, contract));
    }

    @Override
    public void unload(String scenario) {
        state.unload(scenario);
    }

    @Override
    public Records records() {
        return new HeldRecords<>(
                state.holdings(),
                node -> EesRecords.of(FileForm.holding("files", node), contract).files().getFirst(),
                StoredFile::inFile);
    }

    @Override
    public Reply answer(Request request) {
        return endpoint.answer(request, this::fresh);
    }

    private Outcome fresh(Request request) throws Problem {
        Operation.Call call =
                Operation.of(request.method(), request.path())
                        .orElseThrow(() -> Problem.of(404, "no-such-operation", "Nothing is here"));
        JsonNode body = check.check(call, request);
        return call.operation().writes()
                ? endpoint.once(
                        String.valueOf(request.headers().get("idempotency-key")),
                        request,
                        _ -> operations.carryOut(call, body))
                : operations.carryOut(call, body);
    }

    @Override
    public Optional<Request> carried(byte[] question) {
        return Optional.of(Requests.carried(EesContract.SEARCH, question));
    }

    @Override
    public Optional<Told> tell(Request carried) {
        return Requests.told(carried, this::fresh, body -> !body.get("individualFiles").isEmpty());
    }

    @Override
    public Optional<Set<String>> documentsAsked(Request request) {
        return Operation.of(request.method(), request.path())
                .flatMap(
                        call ->
                                call.reference() == null
                                        ? documentsIn(request)
                                        : state.find(call.reference()).map(EesSimulator::numbers));
    }

    private static Optional<Set<String>> documentsIn(Request request) {
        try {
            return Optional.of(
                    JsonContract.read(request.body()).findValues("travelDocuments").stream()
                            .flatMap(JsonNode::valueStream)
                            .map(document -> document.path("number").stringValue(""))
                            .filter(number -> !number.isBlank())
                            .map(number -> new DocumentNumber(number).value())
                            .collect(Collectors.toUnmodifiableSet()));
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Set<String> numbers(StoredFile file) {
        return file.documents().stream()
                .map(DocumentReference::number)
                .map(DocumentNumber::value)
                .collect(Collectors.toUnmodifiableSet());
    }
}
