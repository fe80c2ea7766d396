package nl.grenspoort.simulator;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.simulator.Sandboxes.Held;
import nl.grenspoort.simulator.SimulatedSystem.Reply;
import nl.grenspoort.simulator.population.PopulationSearch;
import nl.grenspoort.trust.Oin;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * What can be told to and asked of a simulator, under {@code /_simulator}:
 *
 * <ul>
 *   <li>{@code GET health}: that it runs; needs no token
 *   <li>{@code scenarios}: see {@link ScenariosResource}
 *   <li>{@code faults}: see {@link FaultsResource}
 *   <li>{@code clock}: see {@link ClockResource}
 *   <li>{@code journal}: see {@link JournalResource}
 *   <li>{@code queries}: see {@link QueriesResource}
 *   <li>{@code records}: see {@link RecordsResource}
 *   <li>{@code population}: see {@link PopulationResource}
 * </ul>
 *
 * All is of the caller's own sandbox. Errors are problems (RFC 9457) that name the place in the
 * body.
 */
final class AdminApi {
    static final String ROOT = "/_simulator";

    private final SystemId system;
    private final Sandboxes sandboxes;
    private final AdminToken token;
    private final Map<String, Resource> resources;

    /** Answers calls about one kind of thing. */
    private interface Resource {
        Reply handle(AdminCall call, Held sandbox) throws IOException;
    }

    AdminApi(SystemId system, Sandboxes sandboxes, AdminToken token, PopulationSearch population) {
        this.system = system;
        this.sandboxes = sandboxes;
        this.token = token;
        this.resources =
                Map.of(
                        "scenarios", ScenariosResource::handle,
                        "faults", FaultsResource::handle,
                        "clock", ClockResource::handle,
                        "journal", JournalResource::handle,
                        "queries", QueriesResource::handle,
                        "records", RecordsResource::handle,
                        "population", (call, _) -> PopulationResource.handle(call, population));
    }

    /**
     * @param path decoded, without query
     * @param query as it came; null when there is none
     * @param authorization the header
     * @param caller whose certificate opened the connection; null when it names no organisation
     * @param body read only when the call may be made
     */
    Reply handle(
            String method,
            String path,
            @Nullable String query,
            @Nullable String authorization,
            @Nullable Oin caller,
            InputStream body)
            throws IOException {
        try {
            String[] parts =
                    path.length() > ROOT.length()
                            ? path.substring(ROOT.length() + 1).split("/", 2)
                            : new String[] {""};
            String rest = parts.length == 2 ? parts[1] : "";
            boolean nothing = parts.length == 2 && rest.isEmpty();
            if (parts[0].equals("health") && parts.length == 1) {
                new AdminCall(method, rest, Map.of(), body).requireMethod("GET");
                return AdminReplies.json(Map.of("status", "UP", "system", system.value()));
            }
            Held sandbox = sandbox(authorization, caller);
            Resource resource = resources.get(parts[0]);
            if (resource == null || nothing) {
                throw RefusedCallException.notFound("there is nothing at this path");
            }
            return resource.handle(
                    new AdminCall(method, rest, AdminCall.query(query), body), sandbox);
        } catch (RefusedCallException e) {
            return AdminReplies.problem(e);
        }
    }

    /** The operator's token is for the gateway's sandbox, a certificate for its holder's own. */
    private Held sandbox(@Nullable String authorization, @Nullable Oin caller) {
        if (token.accepts(authorization)) {
            return sandboxes.usual();
        }
        if (authorization == null && sandboxes.own(caller)) {
            return sandboxes.of(caller);
        }
        throw RefusedCallException.unauthorized();
    }
}
