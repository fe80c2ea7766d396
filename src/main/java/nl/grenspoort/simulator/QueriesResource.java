package nl.grenspoort.simulator;

import nl.grenspoort.simulator.Sandboxes.Held;
import nl.grenspoort.simulator.SimulatedSystem.Reply;

import tools.jackson.databind.JsonNode;

import java.util.List;

/**
 * {@code GET queries?limit=50}: the last ones that the system keeps of others than the gateway,
 * such as carriers, oldest first.
 */
final class QueriesResource {
    private static final int MOST = 1000;

    private QueriesResource() {}

    static Reply handle(AdminCall call, Held sandbox) {
        call.requireNoRest();
        List<JsonNode> queries = queries(sandbox);
        call.requireMethod("GET");
        call.onlyQuery("limit");
        int limit = Math.toIntExact(call.number("limit", 100, 1, MOST));
        return AdminReplies.json(
                queries.subList(Math.max(0, queries.size() - limit), queries.size()));
    }

    private static List<JsonNode> queries(Held sandbox) {
        try {
            return sandbox.system().queries();
        } catch (UnsupportedOperationException e) {
            throw RefusedCallException.notFound("this system keeps no queries of others");
        }
    }
}
