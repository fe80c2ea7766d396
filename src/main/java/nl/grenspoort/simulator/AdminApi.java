package nl.grenspoort.simulator;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.simulator.Sandboxes.Held;
import nl.grenspoort.simulator.SimulatedSystem.Reply;
import nl.grenspoort.trust.Oin;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What can be told to a simulator, under {@code /_simulator}:
 *
 * <ul>
 *   <li>{@code GET health}: that it runs; needs no token
 *   <li>{@code GET scenarios}: ids; {@code GET scenarios/{id}}: whom it is for, which fault it has
 *   <li>{@code PUT scenarios/{id}}: see {@link ScenarioReader}
 *   <li>{@code DELETE scenarios/{id}}: also when it isn't there
 * </ul>
 *
 * Errors are problems (RFC 9457) that name the place in the body.
 */
final class AdminApi {
    static final String ROOT = "/_simulator";

    /** Octets in a body. */
    static final int MAX_BODY = 1024 * 1024;

    private static final String SCENARIOS = ROOT + "/scenarios";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final SystemId system;
    private final Sandboxes sandboxes;
    private final AdminToken token;

    AdminApi(SystemId system, Sandboxes sandboxes, AdminToken token) {
        this.system = system;
        this.sandboxes = sandboxes;
        this.token = token;
    }

    /**
     * @param path decoded, without query
     * @param authorization the header
     * @param caller whose certificate opened the connection; null when it names no organisation
     * @param body read only when the call may be made
     */
    Reply handle(
            String method,
            String path,
            @Nullable String authorization,
            @Nullable Oin caller,
            InputStream body)
            throws IOException {
        try {
            if (path.equals(ROOT + "/health")) {
                requireMethod(method, "GET");
                return json(200, Map.of("status", "UP", "system", system.value()));
            }
            Scenarios scenarios = sandbox(authorization, caller).scenarios();
            if (path.equals(SCENARIOS)) {
                requireMethod(method, "GET");
                return json(200, scenarios.ids());
            }
            if (path.startsWith(SCENARIOS + "/")) {
                return scenario(
                        scenarios, method, id(path.substring(SCENARIOS.length() + 1)), body);
            }
            throw RefusedCallException.notFound("there is nothing at this path");
        } catch (RefusedCallException e) {
            return problem(e);
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

    private static Reply scenario(Scenarios scenarios, String method, String id, InputStream body)
            throws IOException {
        switch (method) {
            case "GET" -> {
                return json(
                        200,
                        scenarios
                                .find(id)
                                .map(AdminApi::shown)
                                .orElseThrow(
                                        () ->
                                                RefusedCallException.notFound(
                                                        "this scenario is not loaded")));
            }
            case "PUT" -> load(scenarios, ScenarioReader.read(id, bounded(body)));
            case "DELETE" -> scenarios.unload(id);
            default -> throw RefusedCallException.methodNotAllowed("GET, PUT, DELETE");
        }
        return new Reply(204, "", Map.of(), new byte[0]);
    }

    private static void load(Scenarios scenarios, Scenario scenario) {
        try {
            scenarios.load(scenario);
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

    private static byte[] bounded(InputStream body) throws IOException {
        byte[] read = body.readNBytes(MAX_BODY + 1);
        if (read.length > MAX_BODY) {
            throw RefusedCallException.tooLarge(MAX_BODY);
        }
        return read;
    }

    private static void requireMethod(String method, String needed) {
        if (!method.equals(needed)) {
            throw RefusedCallException.methodNotAllowed(needed);
        }
    }

    private static Map<String, Object> shown(Scenario scenario) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("scenario", scenario.id());
        shown.put("travellers", scenario.travellers().stream().sorted().toList());
        SimulatedFault fault = scenario.fault();
        if (fault != null) {
            shown.put(
                    "fault",
                    fault.mode().delayed()
                            ? Map.of("mode", fault.mode().name(), "delay", fault.delay().toString())
                            : Map.of("mode", fault.mode().name()));
        }
        return shown;
    }

    private static Reply problem(RefusedCallException refused) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", title(refused.status()));
        problem.put("status", refused.status());
        problem.put("detail", refused.detail());
        if (refused.status() == 400) {
            problem.put(
                    "errors",
                    List.of(
                            Map.of(
                                    "pointer", refused.pointer(),
                                    "code", "scenario.not-understood",
                                    "detail", refused.detail())));
        }
        return new Reply(
                refused.status(),
                "application/problem+json",
                refused.headers(),
                JSON.writeValueAsBytes(problem));
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 413 -> "Content Too Large";
            default -> "Error";
        };
    }

    private static Reply json(int status, Object value) {
        return new Reply(status, "application/json", Map.of(), JSON.writeValueAsBytes(value));
    }
}
