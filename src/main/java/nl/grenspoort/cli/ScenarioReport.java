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
 * @param problems what was expected and what came; empty when everything expected held
 */
record ScenarioReport(Played played, List<String> problems) {
    /** What a scenario came to; a mark is a {@code needs} in its file. */
    enum Outcome {
        PASSED("passed"),
        FAILED("FAILED"),
        /** Marked, and indeed not held: neither good nor bad. */
        WAITS("waits"),
        /** Marked, yet it held: the mark has become a lie and is to be removed. */
        HELD_THOUGH_MARKED("FAILED");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        /** Whether a run with it may count as a good one. */
        boolean acceptable() {
            return this == PASSED || this == WAITS;
        }
    }

    ScenarioReport {
        problems = List.copyOf(problems);
    }

    /** A mark excuses what was expected and did not come, never a scenario that was not set up. */
    Outcome outcome() {
        boolean held = problems.isEmpty();
        if (needs().isEmpty() || !played.setUp()) {
            return held ? Outcome.PASSED : Outcome.FAILED;
        }
        return held ? Outcome.HELD_THOUGH_MARKED : Outcome.WAITS;
    }

    private List<String> needs() {
        return played.scenario().needs();
    }

    /** As told: with what is wrong when a marked scenario holds. */
    private List<String> told() {
        return outcome() == Outcome.HELD_THOUGH_MARKED
                ? List.of(
                        "holds although marked as needing %s: remove the mark"
                                .formatted(String.join(", ", needs())))
                : problems;
    }

    /** For a program: fields that are not known are null or empty, never left out. */
    JsonNode json() {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("scenario", played.scenario().id());
        json.put("passed", outcome() == Outcome.PASSED);
        json.put("outcome", outcome().name());
        ArrayNode marks = json.putArray("needs");
        needs().forEach(marks::add);
        json.put("instruction", played.instruction());
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
        told().forEach(list::add);
        ObjectNode later = json.putObject("later");
        played.scenario().expect().later().forEach(later::put);
        return json;
    }

    /** For a person: one line, and one for each problem. */
    String text() {
        StringBuilder text = new StringBuilder();
        text.append("%-7s ".formatted(outcome().word))
                .append(played.scenario().id())
                .append("  ")
                .append(played.scenario().title());
        if (outcome() == Outcome.WAITS) {
            text.append("\n        waits for ").append(String.join(", ", needs()));
        }
        told().forEach(problem -> text.append("\n        ").append(problem));
        played.scenario()
                .expect()
                .later()
                .forEach(
                        (capability, what) ->
                                text.append(
                                        "\n        later, with %s: %s"
                                                .formatted(capability, what)));
        return text.toString();
    }

    /** One line about a whole run: how many held, failed, and wait, and for what. */
    static String summary(List<ScenarioReport> reports) {
        Map<String, Integer> missing = new TreeMap<>();
        int[] counts = new int[Outcome.values().length];
        for (ScenarioReport report : reports) {
            counts[report.outcome().ordinal()]++;
            if (report.outcome() == Outcome.WAITS) {
                report.needs().forEach(need -> missing.merge(need, 1, Integer::sum));
            }
        }
        int failed =
                counts[Outcome.FAILED.ordinal()] + counts[Outcome.HELD_THOUGH_MARKED.ordinal()];
        return "%d passed, %d failed, %d waiting%s"
                .formatted(
                        counts[Outcome.PASSED.ordinal()],
                        failed,
                        counts[Outcome.WAITS.ordinal()],
                        missing.isEmpty() ? "" : " for " + missing);
    }

    /** Answers of a case by system name. */
    static Map<String, JsonNode> answers(JsonNode content) {
        Map<String, JsonNode> answers = new TreeMap<>();
        content.path("answers")
                .forEach(answer -> answers.put(Json.text(answer.path("system")), answer));
        return answers;
    }
}
