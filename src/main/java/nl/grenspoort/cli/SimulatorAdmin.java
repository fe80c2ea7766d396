package nl.grenspoort.cli;

import static java.util.Objects.requireNonNull;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Puts scenarios into the simulated systems and takes them out again. */
final class SimulatorAdmin {
    private final Map<String, Peer> systems;
    private final Map<String, String> token;

    /**
     * @param systems by their name, such as {@code SIS}
     * @param secret of the simulators' admin API
     */
    SimulatorAdmin(Map<String, Peer> systems, String secret) {
        this.systems = Map.copyOf(systems);
        this.token = Map.of("Authorization", "Bearer " + requireNonNull(secret, "secret"));
    }

    /**
     * Sets up the systems the scenario names, and those that are always set up.
     *
     * @param travellers numbers of the scenario's documents
     */
    void load(Scenario scenario, List<String> travellers) {
        for (Map.Entry<String, JsonNode> system : setUp(scenario).entrySet()) {
            ObjectNode body = Json.MAPPER.createObjectNode();
            ObjectNode records = body.putObject("records");
            system.getValue()
                    .path("records")
                    .properties()
                    .forEach(it -> records.set(it.getKey(), it.getValue()));
            travellers.forEach(records.withArray("travellers")::add);
            if (system.getValue().has("fault")) {
                body.set("fault", system.getValue().path("fault"));
            }
            peer(system.getKey()).send("PUT", path(scenario), token, body).require(204);
        }
    }

    /** Takes the scenario out everywhere; what fails does not keep it in the others. */
    void unload(Scenario scenario) {
        List<String> problems = new ArrayList<>();
        for (String system : setUp(scenario).keySet()) {
            try {
                peer(system).send("DELETE", path(scenario), token, null).require(204);
            } catch (ScenarioFailedException e) {
                problems.add(system + ": " + e.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new ScenarioFailedException(
                    "the scenario is still loaded: " + String.join("; ", problems));
        }
    }

    private static Map<String, JsonNode> setUp(Scenario scenario) {
        Map<String, JsonNode> systems = new LinkedHashMap<>();
        new TreeSet<>(Scenario.ALWAYS)
                .forEach(it -> systems.put(it, Json.MAPPER.createObjectNode()));
        systems.putAll(scenario.systems());
        return systems;
    }

    private Peer peer(String system) {
        Peer peer = systems.get(system);
        if (peer == null) {
            throw new ScenarioFailedException(
                    "no simulator of " + system + " is known to this command");
        }
        return peer;
    }

    private static String path(Scenario scenario) {
        return "/_simulator/scenarios/" + scenario.id();
    }
}
