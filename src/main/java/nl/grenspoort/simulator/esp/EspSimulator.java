package nl.grenspoort.simulator.esp;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.simulator.Behind;
import nl.grenspoort.simulator.Sandbox;
import nl.grenspoort.simulator.SimulatedSystem;
import nl.grenspoort.simulator.rest.Outcome;
import nl.grenspoort.simulator.rest.Problem;
import nl.grenspoort.simulator.rest.Requests;
import nl.grenspoort.simulator.rest.SignedEndpoint;
import nl.grenspoort.systems.esp.EspContract;
import nl.grenspoort.systems.esp.UserProfile;
import nl.grenspoort.systems.rest.JsonContract;
import nl.grenspoort.trust.Oin;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The simulated ESP. It holds nothing: it knows user profiles, asks the simulated systems, and
 * brings what they say when they say it.
 */
final class EspSimulator implements SimulatedSystem {
    static final SystemId ESP = new SystemId("ESP");

    private final JsonContract contract;
    private final SignedEndpoint endpoint;
    private final Map<String, UserProfile> profiles;
    private final Oin asker;
    private final Behind behind;
    private final Duration patience;
    private final Queries queries = new Queries();

    /**
     * @param profiles by id
     * @param asker in whose sandbox the systems are asked
     * @param patience how long it waits for a system
     */
    EspSimulator(
            JsonContract contract,
            SignedEndpoint endpoint,
            Map<String, UserProfile> profiles,
            Oin asker,
            Behind behind,
            Duration patience) {
        this.contract = requireNonNull(contract, "contract");
        this.endpoint = requireNonNull(endpoint, "endpoint");
        this.profiles = Map.copyOf(profiles);
        this.asker = requireNonNull(asker, "asker");
        this.behind = requireNonNull(behind, "behind");
        this.patience = requireNonNull(patience, "patience");
    }

    @Override
    public SimulatedSystem in(Sandbox sandbox) {
        return new EspSimulator(
                contract, endpoint.in(sandbox), profiles, sandbox.caller(), behind, patience);
    }

    @Override
    public SystemId system() {
        return ESP;
    }

    @Override
    public void load(String scenario, JsonNode records) {
        if (records.propertyNames().stream().anyMatch(name -> !name.equals("travellers"))) {
            throw new IllegalArgumentException("the ESP holds no records of its own");
        }
    }

    @Override
    public void unload(String scenario) {
        // there is nothing to take out
    }

    /**
     * A query is answered at once, with what is there; a request for the rest is held. It waits
     * outside of the endpoint, which answers one request at a time.
     */
    @Override
    public Reply answer(Request request) {
        if (request.path().equals(EspContract.QUERIES)) {
            return endpoint.answer(request, this::query);
        }
        queries.await(request.path(), request.body());
        return endpoint.answer(request, this::rest);
    }

    private Outcome query(Request request) throws Problem {
        JsonNode query = read(request, "Query");
        UserProfile profile = profile(query.get("userProfile"));
        Query asked =
                new Query(
                        query.get("messageId").stringValue(),
                        Bodies.documents(request.body()).orElse(Set.of()));
        for (JsonNode consultation : query.get("consultations")) {
            SystemId system = new SystemId(consultation.get("system").stringValue());
            // silent about what the user has no right to: Art. 9(4)
            if (profile.systems().containsKey(system)) {
                asked.add(
                        system,
                        consultation.get("messageId").stringValue(),
                        behind.ask(asker, system, Bodies.bytes(consultation.get("question"))),
                        patience);
            }
        }
        queries.put(asked);
        return Outcome.ok(asked.after(0));
    }

    private Outcome rest(Request request) throws Problem {
        Query asked = queries.at(request.path());
        if (asked == null) {
            throw Problem.of(404, "no-such-query", "There is no such query");
        }
        return Outcome.ok(asked.after(read(request, "Rest").get("after").intValue()));
    }

    private UserProfile profile(JsonNode named) throws Problem {
        UserProfile profile = profiles.get(named.get("id").stringValue());
        if (profile == null || !profile.version().equals(named.get("version").stringValue())) {
            throw Problem.of(403, "unknown-user-profile", "No such user profile in this version");
        }
        return profile;
    }

    private JsonNode read(Request request, String schema) throws Problem {
        JsonNode body = Requests.body(request);
        var wrong = contract.violations(schema, body);
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
        return body;
    }

    @Override
    public Optional<Set<String>> documentsAsked(Request request) {
        Query earlier = queries.at(request.path());
        return earlier == null
                ? Bodies.documents(request.body())
                : Optional.of(earlier.documents());
    }
}
