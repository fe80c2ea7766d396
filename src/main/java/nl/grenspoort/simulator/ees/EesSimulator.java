package nl.grenspoort.simulator.ees;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.simulator.SimulatedSystem;
import nl.grenspoort.systems.ees.EesContract;
import nl.grenspoort.trust.MessageVerifier.Verified;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The simulated EES. What is registered at the entry is there at the exit; a replay is refused, a
 * retry gets the same result.
 */
final class EesSimulator implements SimulatedSystem {
    private static final SystemId EES = new SystemId("EES");

    private final EesContract contract;
    private final EesState state = new EesState();
    private final Operations operations = new Operations(state);
    private final RequestCheck check;
    private final Exchange exchange;
    private final Memory memory;
    private final InstantSource clock;

    /**
     * @param signatureLife how long a request's signature is accepted
     */
    EesSimulator(
            EesContract contract, Exchange exchange, Duration signatureLife, InstantSource clock) {
        this.contract = contract;
        this.check = new RequestCheck(contract);
        this.exchange = exchange;
        this.memory = new Memory(signatureLife);
        this.clock = clock;
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
    public Reply answer(Request request) {
        Outcome outcome;
        try {
            outcome = outcome(request, exchange.verify(request));
        } catch (Problem problem) {
            outcome = problem.outcome();
        }
        return exchange.reply(request, outcome);
    }

    private Outcome outcome(Request request, Verified verified) throws Problem {
        String messageId = Exchange.messageId(request);
        if (messageId == null) {
            throw Problem.invalid("header message-id", "pattern", "must be a UUID");
        }
        synchronized (memory) {
            memory.first(verified.id(), clock.instant());
            return memory.recalled("message " + messageId, request, () -> fresh(request));
        }
    }

    private Outcome fresh(Request request) {
        try {
            Operation.Call call =
                    Operation.of(request.method(), request.path())
                            .orElseThrow(
                                    () -> Problem.of(404, "no-such-operation", "Nothing is here"));
            JsonNode body = check.check(call, request);
            return call.operation().writes()
                    ? memory.recalled(
                            "key " + request.headers().get("idempotency-key"),
                            request,
                            () -> operations.carryOut(call, body))
                    : operations.carryOut(call, body);
        } catch (Problem problem) {
            return problem.outcome();
        }
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
                    EesContract.read(request.body()).findValues("travelDocuments").stream()
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
