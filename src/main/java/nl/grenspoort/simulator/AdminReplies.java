package nl.grenspoort.simulator;

import nl.grenspoort.simulator.SimulatedSystem.Reply;

import tools.jackson.databind.json.JsonMapper;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What administrative calls are answered with. */
final class AdminReplies {
    private static final JsonMapper JSON = JsonMapper.shared();

    private AdminReplies() {}

    static Reply json(Object value) {
        return new Reply(200, "application/json", Map.of(), JSON.writeValueAsBytes(value));
    }

    static Reply done() {
        return new Reply(204, "", Map.of(), new byte[0]);
    }

    static Reply problem(RefusedCallException refused) {
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
                                    "code", refused.code(),
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
}
