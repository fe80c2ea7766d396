package nl.grenspoort.cli;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Result of one scenario.
 *
 * @param problems what was expected and what came; empty when it passed
 */
record ScenarioReport(Played played, List<String> problems) {
    ScenarioReport {
        problems = List.copyOf(problems);
    }

    boolean passed() {
        return problems.isEmpty();
    }

    /** For a program: fields that are not known are null or empty, never left out. */
    JsonNode json() {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("scenario", played.scenario().id());
        json.put("passed", passed());
        json.put("instruction", played.lane().instruction());
        JsonNode advice = played.content().path("advice");
        json.put("advice", advice.isString() ? advice.asString() : null);
        ArrayNode letters = json.putArray("letters");
        Json.texts(played.content().path("letters")).stream().sorted().forEach(letters::add);
        ObjectNode systems = json.putObject("answers");
        answers(played.content())
                .forEach(
                        (system, answer) -> {
                            ObjectNode one = systems.putObject(system);
                            one.set("status", answer.path("status"));
                            if (!Json.text(answer.path("reason")).isEmpty()) {
                                one.set("reason", answer.path("reason"));
                            }
                        });
        ArrayNode list = json.putArray("problems");
        problems.forEach(list::add);
        return json;
    }

    /** For a person: one line, and one for each problem. */
    String text() {
        StringBuilder text = new StringBuilder();
        text.append(passed() ? "passed  " : "FAILED  ")
                .append(played.scenario().id())
                .append("  ")
                .append(played.scenario().title());
        problems.forEach(problem -> text.append("\n        ").append(problem));
        return text.toString();
    }

    /** Answers of a case by system name. */
    static Map<String, JsonNode> answers(JsonNode content) {
        Map<String, JsonNode> answers = new TreeMap<>();
        content.path("answers")
                .forEach(answer -> answers.put(Json.text(answer.path("system")), answer));
        return answers;
    }
}
