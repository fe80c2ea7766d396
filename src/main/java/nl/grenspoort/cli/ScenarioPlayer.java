package nl.grenspoort.cli;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.trust.TrustDirectory;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Plays a scenario against a running demo: sets up the simulated systems, holds the lane's
 * conversation, reads the case at the desk, clears away.
 */
final class ScenarioPlayer implements AutoCloseable {
    private final GatewayOptions options;
    private final TrustDirectory trust;
    private final SpecimenDocuments documents;
    private final SimulatorAdmin simulators;
    private final Map<String, Peer> gateways = new TreeMap<>();
    private final Map<String, Peer> systems = new TreeMap<>();

    ScenarioPlayer(Context context, GatewayOptions options) {
        this.options = requireNonNull(options, "options");
        this.trust = options.trust(context.home());
        this.documents = new SpecimenDocuments(context.makers(), trust);
        options.simulators()
                .forEach(
                        (system, uri) ->
                                systems.put(
                                        system,
                                        new Peer(
                                                "The simulator of " + system,
                                                uri,
                                                trust,
                                                "gateway-client",
                                                options.requestTimeout())));
        this.simulators = new SimulatorAdmin(systems, trust.secret("simulator-admin"));
    }

    /**
     * Says so before anything is set up when no gateway listens.
     *
     * @throws CommandFailedException then
     */
    void requireGateway() {
        gateway(Scenario.DESK).requireListening();
    }

    /**
     * Plays one scenario.
     *
     * @throws CommandFailedException when gateway or simulators are not there
     */
    Played play(Scenario scenario) {
        ArrayNode presented = documents.presented(scenario);
        LaneConversation lane =
                new LaneConversation(
                        gateway(scenario.terminal()), scenario, options.checkTimeout());
        List<String> problems = new ArrayList<>();
        JsonNode before = Played.NOTHING;
        JsonNode desk = Played.NOTHING;
        boolean setUp = false;
        try {
            simulators.load(scenario, documents.numbers(scenario));
            setUp = true;
            lane.hold(presented);
            before = readAtDesk(scenario, lane.transcript());
            desk = before;
            for (JsonNode observation : scenario.then()) {
                desk = observe(scenario, lane.transcript(), observation);
            }
            if (scenario.passage() != null) {
                lane.passage(scenario.passage());
            }
        } catch (ScenarioFailedException e) {
            problems.add(String.valueOf(e.getMessage()));
        } finally {
            unload(scenario, problems);
        }
        return new Played(scenario, lane.transcript(), before, desk, setUp, problems);
    }

    private void unload(Scenario scenario, List<String> problems) {
        try {
            simulators.unload(scenario);
        } catch (ScenarioFailedException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
    }

    private JsonNode readAtDesk(Scenario scenario, LaneTranscript transcript) {
        return gateway(Scenario.DESK)
                .send(
                        "GET",
                        "/v1/border-checks/" + transcript.checkId(),
                        Map.of("Officer-Number", scenario.officer()),
                        null)
                .require(200)
                .json();
    }

    private JsonNode observe(Scenario scenario, LaneTranscript transcript, JsonNode observation) {
        return gateway(Scenario.DESK)
                .send(
                        "POST",
                        "/v1/border-checks/" + transcript.checkId() + "/observations",
                        Map.of("Officer-Number", scenario.officer()),
                        observation)
                .require(200)
                .json();
    }

    private Peer gateway(String identity) {
        return gateways.computeIfAbsent(
                identity,
                name ->
                        new Peer(
                                "The gateway",
                                options.gateway(),
                                trust,
                                name,
                                options.requestTimeout()));
    }

    @Override
    public void close() {
        gateways.values().forEach(Peer::close);
        systems.values().forEach(Peer::close);
    }
}
