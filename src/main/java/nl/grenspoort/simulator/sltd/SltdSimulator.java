package nl.grenspoort.simulator.sltd;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.simulator.Sandbox;
import nl.grenspoort.simulator.SimulatedSystem;
import nl.grenspoort.simulator.population.Population;
import nl.grenspoort.simulator.rest.Outcome;
import nl.grenspoort.simulator.rest.Place;
import nl.grenspoort.simulator.rest.Problem;
import nl.grenspoort.simulator.rest.RequestJson;
import nl.grenspoort.simulator.rest.Requests;
import nl.grenspoort.simulator.rest.SignedEndpoint;
import nl.grenspoort.simulator.state.HeldRecords;
import nl.grenspoort.simulator.state.Holdings;
import nl.grenspoort.simulator.state.Records;
import nl.grenspoort.systems.rest.JsonContract;
import nl.grenspoort.systems.sltd.SltdContract;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The simulated SLTD. It is only searched; whose record was found is told to nobody else. */
final class SltdSimulator implements SimulatedSystem {
    static final SystemId SLTD = new SystemId("SLTD");

    private final JsonContract contract;
    private final SignedEndpoint endpoint;
    private final InstantSource clock;
    private final Holdings<ListedDocument> listed;

    SltdSimulator(JsonContract contract, SignedEndpoint endpoint, InstantSource clock) {
        this(contract, endpoint, clock, new Holdings<>(ListedDocument::keys));
    }

    private SltdSimulator(
            JsonContract contract,
            SignedEndpoint endpoint,
            InstantSource clock,
            Holdings<ListedDocument> listed) {
        this.contract = requireNonNull(contract, "contract");
        this.endpoint = requireNonNull(endpoint, "endpoint");
        this.clock = requireNonNull(clock, "clock");
        this.listed = listed;
    }

    /** Takes in which documents of the population are reported. */
    SltdSimulator settled(Population population) {
        listed.fill(
                Population.OWNER,
                population.source(SLTD, new SltdPopulation(), ListedDocument::recordId));
        return this;
    }

    @Override
    public SystemId system() {
        return SLTD;
    }

    @Override
    public SimulatedSystem in(Sandbox sandbox) {
        return new SltdSimulator(contract, endpoint.in(sandbox), sandbox.clock(), listed.fork());
    }

    @Override
    public void load(String scenario, JsonNode loaded) {
        Place place = new Place("records", loaded);
        if (place.absent()) {
            listed.unload(scenario);
            return;
        }
        // travellers are for the frame: by them it finds a scenario's fault
        place.only("documents", "travellers");
        listed.load(
                scenario,
                place.at("documents").elements().stream().map(ListedDocument::read).toList());
    }

    @Override
    public void unload(String scenario) {
        listed.unload(scenario);
    }

    @Override
    public Records records() {
        return new HeldRecords<>(listed, ListedDocument::read, ListedDocument::source);
    }

    @Override
    public Reply answer(Request request) {
        return endpoint.answer(request, this::search);
    }

    private Outcome search(Request request) throws Problem {
        if (!request.method().equals("POST") || !request.path().equals(SltdContract.SEARCH)) {
            throw Problem.of(404, "no-such-operation", "Nothing is here");
        }
        JsonNode body = Requests.body(request);
        var wrong = contract.violations("SearchRequest", body);
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
        List<DocumentReference> asked = RequestJson.documents(body.get("documents"), "/documents");
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        ObjectNode result = JsonContract.object();
        ArrayNode hits = result.putArray("hits");
        for (int i = 0; i < asked.size(); i++) {
            for (ListedDocument one : listed.candidates(null, List.of(asked.get(i)))) {
                if (!one.reportedOn().isAfter(today)) {
                    hit(i, asked.get(i), one, hits);
                }
            }
        }
        return Outcome.ok(result);
    }

    private static void hit(
            int index, DocumentReference asked, ListedDocument one, ArrayNode hits) {
        one.match(asked)
                .ifPresent(
                        match ->
                                hits.addObject()
                                        .put("document", index)
                                        .put("match", match.name())
                                        .put("recordId", one.recordId())
                                        .put("documentType", one.document().kind().name())
                                        .put("status", one.status().name())
                                        .put("reportedOn", one.reportedOn().toString())
                                        .put("owner", one.owner().value()));
    }

    @Override
    public Optional<Request> carried(byte[] question) {
        return Optional.of(Requests.carried(SltdContract.SEARCH, question));
    }

    @Override
    public Optional<Told> tell(Request carried) {
        return Requests.told(carried, this::search, body -> !body.get("hits").isEmpty());
    }

    @Override
    public Optional<Set<String>> documentsAsked(Request request) {
        return Requests.documentNumbers(request);
    }
}
