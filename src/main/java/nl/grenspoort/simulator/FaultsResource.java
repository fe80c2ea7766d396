package nl.grenspoort.simulator;

import nl.grenspoort.simulator.Faults.Named;
import nl.grenspoort.simulator.Sandboxes.Held;
import nl.grenspoort.simulator.SimulatedSystem.Reply;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * {@code GET faults}: all that are set, newest first; {@code PUT faults/{id}}: a fault as {@link
 * FaultReader} reads it, with {@code documents} or {@code scenario} for whom; {@code DELETE
 * faults}, {@code DELETE faults/{id}}: also when it isn't there. A call under way keeps the fault
 * it met.
 */
final class FaultsResource {
    private FaultsResource() {}

    static Reply handle(AdminCall call, Held sandbox) throws IOException {
        call.onlyQuery();
        Faults faults = sandbox.faults();
        if (call.rest().isEmpty()) {
            switch (call.method()) {
                case "GET" -> {
                    return AdminReplies.json(
                            faults.list().stream().map(FaultsResource::shown).toList());
                }
                case "DELETE" -> faults.clear();
                default -> throw RefusedCallException.methodNotAllowed("GET, DELETE");
            }
            return AdminReplies.done();
        }
        if (!Faults.validId(call.rest())) {
            throw RefusedCallException.notFound(
                    "a fault is named with letters, digits and hyphens, 100 at most");
        }
        switch (call.method()) {
            case "PUT" -> set(sandbox, read(call.rest(), call.bytes()));
            case "DELETE" -> faults.clear(call.rest());
            default -> throw RefusedCallException.methodNotAllowed("PUT, DELETE");
        }
        return AdminReplies.done();
    }

    private static void set(Held sandbox, Named fault) {
        sandbox.requirePossible(fault.rule());
        try {
            sandbox.faults().set(fault);
        } catch (IllegalArgumentException e) {
            throw RefusedCallException.notUnderstood("", String.valueOf(e.getMessage()));
        }
    }

    private static Named read(String id, byte[] body) {
        Set<String> members = new HashSet<>(FaultReader.members());
        members.add("documents");
        members.add("scenario");
        Fields fields = Fields.of(body).only(members);
        Set<String> documents =
                ScenarioReader.documents(fields.get("documents"), fields.at("documents"));
        String scenario = fields.has("scenario") ? fields.text("scenario") : null;
        if (fields.has("documents") && documents.isEmpty()) {
            throw Fields.wrong("/documents", "at least one, or leave it out");
        }
        if (scenario != null && (!Scenario.validId(scenario) || !documents.isEmpty())) {
            throw Fields.wrong(
                    "/scenario",
                    documents.isEmpty()
                            ? "a scenario is named with a-z, 0-9 and hyphens"
                            : "a scenario or documents, not both");
        }
        return new Named(id, scenario, documents, FaultReader.read(fields));
    }

    private static Map<String, Object> shown(Named fault) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", fault.id());
        shown.putAll(FaultReader.written(fault.rule()));
        if (fault.scenario() != null) {
            shown.put("scenario", fault.scenario());
        }
        if (!fault.documents().isEmpty()) {
            shown.put("documents", fault.documents().stream().sorted().toList());
        }
        return shown;
    }
}
