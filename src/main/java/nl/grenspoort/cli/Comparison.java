package nl.grenspoort.cli;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares what came out of a scenario with what it expects. */
final class Comparison {
    private final Expectation expected;
    private final Played played;
    private final List<String> problems = new ArrayList<>();

    private Comparison(Played played) {
        this.expected = played.scenario().expect();
        this.played = played;
    }

    /** Each difference, naming what was expected and what came; empty when all holds. */
    static List<String> problems(Played played) {
        Comparison comparison = new Comparison(played);
        comparison.problems.addAll(played.problems());
        comparison.lane();
        if (played.content().isObject()) {
            comparison.desk();
        } else if (played.problems().isEmpty()) {
            comparison.problems.add("the desk officer was not shown the case");
        }
        return List.copyOf(comparison.problems);
    }

    /** Whether both lanes heard the same, ids and waiting apart (law 3). */
    static List<String> difference(Played one, Played other) {
        return one.lane().said().equals(other.lane().said())
                ? List.of()
                : List.of(
                        "answers to the lane: expected the same as in %s, got others"
                                .formatted(other.scenario().id()));
    }

    private void lane() {
        LaneTranscript lane = played.lane();
        if (lane.instruction() != null) {
            same("instruction", expected.instruction(), played.instruction());
            if (expected.capturesAsked() != null) {
                same("captures asked", expected.capturesAsked(), lane.capturesAsked());
            }
        }
        for (String text : lane.containing(expected.hiddenFromLane())) {
            problems.add("answers to the lane: expected nowhere '%s', found it".formatted(text));
        }
    }

    private void desk() {
        JsonNode content = played.content();
        if (expected.before() != null) {
            before(expected.before());
        }
        advice("", expected.advice(), expected.letters(), content);
        Map<String, JsonNode> answers = ScenarioReport.answers(content);
        expected.answers().forEach((system, answer) -> answer(system, answer, answers.get(system)));
        findings("", expected.findings(), expected.noFindings(), content);
    }

    private void before(Expectation.Before wanted) {
        JsonNode content = played.before().path("case");
        if (wanted.instruction() != null) {
            same("before, instruction", wanted.instruction(), played.lane().instruction());
        }
        advice("before, ", wanted.advice(), wanted.letters(), content);
        findings("before, ", wanted.findings(), wanted.noFindings(), content);
    }

    private void advice(
            String when, @Nullable String advice, @Nullable Set<String> letters, JsonNode content) {
        if (advice != null) {
            same(when + "advice", advice, Json.text(content.path("advice")));
        }
        if (letters != null) {
            same(when + "letters", letters, Set.copyOf(Json.texts(content.path("letters"))));
        }
    }

    private void findings(
            String when, List<String> wanted, List<String> unwanted, JsonNode content) {
        List<String> keys = new ArrayList<>();
        content.path("findings").forEach(finding -> keys.add(Json.text(finding.path("key"))));
        wanted.stream()
                .filter(key -> !keys.contains(key))
                .forEach(key -> told(when, "expected " + key, keys));
        unwanted.stream()
                .filter(keys::contains)
                .forEach(key -> told(when, "expected no " + key, keys));
    }

    private void told(String when, String expectation, List<String> keys) {
        problems.add("%sfindings: %s, got %s".formatted(when, expectation, keys));
    }

    private void answer(String system, Expectation.Answer answer, @Nullable JsonNode came) {
        if (came == null) {
            problems.add("answer of %s: expected %s, got none".formatted(system, answer.status()));
            return;
        }
        same("answer of " + system, answer.status(), Json.text(came.path("status")));
        part(system, "reason", answer.reason(), came);
        part(system, "source", answer.source(), came);
        part(system, "ageMinutes", answer.ageMinutes(), came);
    }

    private void part(String system, String field, @Nullable String wanted, JsonNode came) {
        if (wanted != null) {
            same(field + " of " + system, wanted, Json.text(came.path(field)));
        }
    }

    private void same(String what, Object wanted, @Nullable Object came) {
        if (!wanted.equals(came)) {
            problems.add("%s: expected %s, got %s".formatted(what, shown(wanted), shown(came)));
        }
    }

    private static String shown(@Nullable Object value) {
        return switch (value) {
            case null -> "none";
            case Set<?> set -> new TreeSet<>(set).toString();
            case String text when text.isEmpty() -> "none";
            default -> value.toString();
        };
    }
}
