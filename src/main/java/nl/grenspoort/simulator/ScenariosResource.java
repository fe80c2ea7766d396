package nl.grenspoort.simulator;

import nl.grenspoort.simulator.Sandboxes.Held;
import nl.grenspoort.simulator.SimulatedSystem.Reply;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code GET scenarios}: ids; {@code GET scenarios/{id}}: whom it is for, which fault it has;
 * {@code PUT scenarios/{id}}: see {@link ScenarioReader}; {@code DELETE scenarios/{id}}: also when
 * it isn't there.
 */
final class ScenariosResource {
    private ScenariosResource() {}

    static Reply handle(AdminCall call, Held sandbox) throws IOException {
        call.onlyQuery();
        Scenarios scenarios = sandbox.scenarios();
        if (call.rest().isEmpty()) {
            call.requireMethod("GET");
            return AdminReplies.json(scenarios.ids());
        }
        String id = id(call.rest());
        switch (call.method()) {
            case "GET" -> {
                return AdminReplies.json(
                        scenarios
                                .find(id)
                                .map(ScenariosResource::shown)
                                .orElseThrow(
                                        () ->
                                                RefusedCallException.notFound(
                                                        "this scenario is not loaded")));
            }
            case "PUT" -> load(sandbox, ScenarioReader.read(id, call.bytes()));
            case "DELETE" -> scenarios.unload(id);
            default -> throw RefusedCallException.methodNotAllowed("GET, PUT, DELETE");
        }
        return AdminReplies.done();
    }

    private static void load(Held sandbox, Scenario scenario) {
        sandbox.requirePossible(scenario.fault());
        try {
            sandbox.scenarios().load(scenario);
        } catch (IllegalArgumentException e) {
            throw RefusedCallException.notUnderstood("/records", String.valueOf(e.getMessage()));
        }
    }

    private static String id(String id) {
        if (!Scenario.validId(id)) {
            throw RefusedCallException.notFound(
                    "a scenario is named with a-z, 0-9 and hyphens, or *");
        }
        return id;
    }

    private static Map<String, Object> shown(Scenario scenario) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("scenario", scenario.id());
        shown.put("travellers", scenario.travellers().stream().sorted().toList());
        FaultRule fault = scenario.fault();
        if (fault != null) {
            shown.put("fault", FaultReader.written(fault));
        }
        return shown;
    }
}
