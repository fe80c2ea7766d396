package nl.grenspoort.cli;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;

/**
 * An answer as it came.
 *
 * @param asked what it answers, for messages: {@code POST /v1/border-checks}
 */
record HttpAnswer(String asked, int status, Map<String, List<String>> headers, String body) {
    /**
     * The body as a JSON object.
     *
     * @throws ScenarioFailedException when it is none
     */
    JsonNode json() {
        try {
            JsonNode node = Json.MAPPER.readTree(body);
            if (node.isObject()) {
                return node;
            }
            throw new ScenarioFailedException(asked + " was answered with no JSON object");
        } catch (JacksonException e) {
            throw new ScenarioFailedException(asked + " was answered with no readable JSON", e);
        }
    }

    /**
     * This answer, when it has that status.
     *
     * @throws ScenarioFailedException otherwise, telling what the problem details say
     */
    HttpAnswer require(int wanted) {
        if (status == wanted) {
            return this;
        }
        throw new ScenarioFailedException(
                "%s was answered %d, not %d%s".formatted(asked, status, wanted, problem()));
    }

    private String problem() {
        JsonNode node;
        try {
            node = Json.MAPPER.readTree(body);
        } catch (JacksonException _) {
            // not every refusal has a body; the status says enough
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (String field : List.of("title", "detail")) {
            String value = Json.text(node.path(field));
            text.append(value.isEmpty() ? "" : ": " + value);
        }
        for (JsonNode error : node.path("errors")) {
            text.append("; ")
                    .append(Json.text(error.path("pointer")))
                    .append(' ')
                    .append(Json.text(error.path("detail")));
        }
        return text.toString();
    }
}
