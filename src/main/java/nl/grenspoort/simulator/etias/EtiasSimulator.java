package nl.grenspoort.simulator.etias;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.reference.Phases;
import nl.grenspoort.simulator.Sandbox;
import nl.grenspoort.simulator.SimulatedSystem;
import nl.grenspoort.simulator.etias.CarrierQuery.Word;
import nl.grenspoort.simulator.population.Population;
import nl.grenspoort.simulator.rest.Outcome;
import nl.grenspoort.simulator.rest.Persons;
import nl.grenspoort.simulator.rest.Place;
import nl.grenspoort.simulator.rest.Problem;
import nl.grenspoort.simulator.rest.Requests;
import nl.grenspoort.simulator.rest.SignedEndpoint;
import nl.grenspoort.simulator.state.HeldRecords;
import nl.grenspoort.simulator.state.Holdings;
import nl.grenspoort.simulator.state.Records;
import nl.grenspoort.systems.etias.EtiasContract;
import nl.grenspoort.systems.rest.JsonContract;
import nl.grenspoort.trust.Oin;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The simulated ETIAS. A border authority and a carrier each have operations of their own: who asks
 * is told by the signature.
 */
final class EtiasSimulator implements SimulatedSystem {
    static final SystemId ETIAS = new SystemId("ETIAS");

    private final JsonContract contract;
    private final SignedEndpoint border;
    private final SignedEndpoint carrier;
    private final Oin carrierOin;
    private final Phases phases;
    private final Holdings<Application> applications;
    private final QueryLog log;
    private final BorderDesk borderDesk;
    private final CarrierDesk carrierDesk;

    /**
     * @param border answers the gateway
     * @param carrier answers the carrier alone
     */
    EtiasSimulator(
            JsonContract contract,
            SignedEndpoint border,
            SignedEndpoint carrier,
            Oin carrierOin,
            Phases phases,
            InstantSource clock) {
        this(
                contract,
                border,
                carrier,
                carrierOin,
                phases,
                clock,
                new Holdings<>(Application::keys),
                new QueryLog());
    }

    private EtiasSimulator(
            JsonContract contract,
            SignedEndpoint border,
            SignedEndpoint carrier,
            Oin carrierOin,
            Phases phases,
            InstantSource clock,
            Holdings<Application> applications,
            QueryLog log) {
        this.contract = requireNonNull(contract, "contract");
        this.border = requireNonNull(border, "border");
        this.carrier = requireNonNull(carrier, "carrier");
        this.carrierOin = requireNonNull(carrierOin, "carrierOin");
        this.phases = requireNonNull(phases, "phases");
        this.applications = applications;
        this.log = log;
        this.borderDesk = new BorderDesk(applications, clock);
        this.carrierDesk = new CarrierDesk(applications, phases, log, clock);
    }

    /** Takes in what ETIAS holds about the population. */
    EtiasSimulator settled(Population population) {
        applications.fill(
                Population.OWNER,
                population.source(ETIAS, new EtiasPopulation(), Application::reference));
        return this;
    }

    @Override
    public SystemId system() {
        return ETIAS;
    }

    /** Carriers ask in the sandbox of the gateway whose travellers they bring. */
    @Override
    public SimulatedSystem in(Sandbox sandbox) {
        return new EtiasSimulator(
                contract,
                border.in(sandbox),
                carrier.in(new Sandbox(carrierOin, sandbox.clock())),
                carrierOin,
                phases,
                sandbox.clock(),
                applications.fork(),
                log.fork());
    }

    @Override
    public void load(String scenario, JsonNode loaded) {
        Place place = new Place("records", loaded);
        if (place.absent()) {
            place = new Place("records", JsonContract.object());
        }
        // travellers are for the frame: by them it finds a scenario's fault
        place.only("applications", "carrierQueries", "travellers");
        List<Application> read =
                place.at("applications").elements().stream()
                        .map(Applications::application)
                        .toList();
        List<CarrierQuery> queries =
                place.at("carrierQueries").elements().stream().map(EtiasSimulator::query).toList();
        applications.load(scenario, read);
        log.load(scenario, queries);
    }

    private static CarrierQuery query(Place place) {
        place.only("at", "answer", "document", "transport", "stateOfEntry");
        Instant at = place.at("at").read(Instant::parse);
        return new CarrierQuery(
                UUID.randomUUID(),
                at,
                place.at("answer").oneOf(Word.class),
                Persons.document(place.at("document")),
                place.at("transport").text(),
                place.at("stateOfEntry").read(CountryCode::new).value(),
                at);
    }

    @Override
    public void unload(String scenario) {
        applications.unload(scenario);
        log.unload(scenario);
    }

    @Override
    public Records records() {
        return new HeldRecords<>(applications, Applications::read, Application::source);
    }

    /** What carriers were answered, oldest first of each source. */
    @Override
    public List<JsonNode> queries() {
        return log.all().stream().<JsonNode>map(CarrierQuery::written).toList();
    }

    @Override
    public Reply answer(Request request) {
        return request.path().equals(EtiasContract.CARRIER)
                ? carrier.answer(request, this::carrierAnswer)
                : border.answer(request, this::borderAnswer);
    }

    private Outcome carrierAnswer(Request request) throws Problem {
        return Outcome.ok(carrierDesk.query(body(request, "CarrierQuery")));
    }

    private Outcome borderAnswer(Request request) throws Problem {
        return Outcome.ok(
                switch (request.path()) {
                    case EtiasContract.VERIFY -> borderDesk.verify(body(request, "VerifyRequest"));
                    case EtiasContract.ADDITIONAL_INFORMATION ->
                            borderDesk.additionalInformation(
                                    body(request, "AdditionalInformationRequest"));
                    default -> throw Problem.of(404, "no-such-operation", "Nothing is here");
                });
    }

    private JsonNode body(Request request, String schema) throws Problem {
        if (!request.method().equals("POST")) {
            throw Problem.of(404, "no-such-operation", "Nothing is here");
        }
        JsonNode body = Requests.body(request);
        var wrong = contract.violations(schema, body);
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
        return body;
    }

    @Override
    public Optional<Request> carried(byte[] question) {
        return Optional.of(Requests.carried(EtiasContract.VERIFY, question));
    }

    /** The answer always tells whether there is an authorisation. */
    @Override
    public Optional<Told> tell(Request carried) {
        return Requests.told(carried, this::borderAnswer, _ -> true);
    }

    @Override
    public Optional<Set<String>> documentsAsked(Request request) {
        try {
            JsonNode body = JsonContract.read(request.body());
            return Optional.of(
                    Stream.of("machineReadableZone", "passenger")
                            .map(zone -> body.path(zone).path("documentNumber").stringValue(""))
                            .filter(number -> !number.isBlank())
                            .map(number -> new DocumentNumber(number).value())
                            .collect(Collectors.toUnmodifiableSet()));
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
