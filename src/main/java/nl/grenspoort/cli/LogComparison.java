package nl.grenspoort.cli;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Compares what the message log holds of a scenario's check with what must stand there of any: who
 * was asked and for what purpose, that nobody was asked whom the first line may not ask, and that
 * every question has its outcome.
 */
final class LogComparison {
    /** Systems that a border check's first line never reaches: domain law 2. */
    private static final Set<String> NEVER = Set.of("ECRIS-TCN", "EURODAC", "CIR", "MID");

    /** Regulation (EU) 2019/817 Art. 6: it asks others, each named in the entry's details. */
    private static final String PORTAL = "ESP";

    private static final String CARRIES = "carries-";

    private final Played played;
    private final List<JsonNode> entries;
    private final List<String> problems = new ArrayList<>();

    private LogComparison(Played played, List<JsonNode> entries) {
        this.played = played;
        this.entries = List.copyOf(entries);
    }

    /**
     * Each difference; empty when all holds.
     *
     * @param entries of the check, as {@link LogAccess#entries} gives them
     */
    static List<String> problems(Played played, List<JsonNode> entries) {
        LogComparison comparison = new LogComparison(played, entries);
        comparison.purposes();
        comparison.asked();
        comparison.pairs();
        comparison.advice();
        return List.copyOf(comparison.problems);
    }

    private List<JsonNode> of(String kind, String direction) {
        return entries.stream()
                .filter(entry -> Json.text(entry.path("kind")).equals(kind))
                .filter(entry -> Json.text(entry.path("direction")).equals(direction))
                .toList();
    }

    private static String system(JsonNode entry) {
        return Json.text(entry.path("system"));
    }

    private void purposes() {
        String expected = played.scenario().expect().purpose();
        for (JsonNode question : of("INTENT", "OUTBOUND")) {
            JsonNode why = question.path("why");
            String purpose = Json.text(why.path("purpose"));
            if (purpose.isEmpty() || Json.text(why.path("article")).isEmpty()) {
                problems.add("log: %s was asked without purpose".formatted(system(question)));
            } else if (expected != null && !expected.equals(purpose)) {
                problems.add(
                        "log: purpose of asking %s: expected %s, got %s"
                                .formatted(system(question), expected, purpose));
            }
        }
    }

    private void asked() {
        Set<String> asked = new TreeSet<>();
        of("INTENT", "OUTBOUND").forEach(entry -> asked.addAll(askedBy(entry)));
        asked.stream()
                .filter(NEVER::contains)
                .forEach(
                        system ->
                                problems.add(
                                        "log: %s was asked in the first line".formatted(system)));
        Set<String> answered = new TreeSet<>();
        ScenarioReport.answers(played.content())
                .forEach(
                        (system, answer) -> {
                            if (reached(answer)) {
                                answered.add(system);
                            }
                        });
        if (!asked.equals(answered)) {
            problems.add(
                    "log: systems asked: expected those of the case, %s, got %s"
                            .formatted(answered, asked));
        }
    }

    /**
     * The system, or the ones whose questions a portal carried, of which it holds nothing itself.
     */
    private static Set<String> askedBy(JsonNode question) {
        if (!system(question).equals(PORTAL)) {
            return Set.of(system(question));
        }
        return question.path("details")
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(name -> name.startsWith(CARRIES))
                .map(name -> name.substring(CARRIES.length()).toUpperCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A breaker or a full bulkhead keeps a question from being put, and so from the log. */
    private static boolean reached(JsonNode answer) {
        String reason = Json.text(answer.path("reason"));
        return !Json.text(answer.path("status")).equals("NOT_ASKED")
                && !reason.equals("CIRCUIT_OPEN")
                && !reason.equals("OVERLOADED");
    }

    /** One outcome for each question, and none without one. */
    private void pairs() {
        Map<String, Integer> balance = new HashMap<>();
        of("INTENT", "OUTBOUND").forEach(it -> balance.merge(pair(it), 1, Integer::sum));
        of("OUTCOME", "OUTBOUND").forEach(it -> balance.merge(pair(it), -1, Integer::sum));
        balance.forEach(
                (pair, left) -> {
                    if (left != 0) {
                        problems.add(
                                "log: a question to %s has %s"
                                        .formatted(
                                                pair.substring(0, pair.indexOf(' ')),
                                                left > 0 ? "no outcome" : "an outcome too many"));
                    }
                });
    }

    private static String pair(JsonNode entry) {
        return system(entry) + " " + Json.text(entry.path("correlationId"));
    }

    /**
     * The first advice once, each one made anew after it in its order, and the newest as the desk
     * sees it; each with the versions it can be replayed from (law 9).
     */
    private void advice() {
        List<JsonNode> advices =
                of("OUTCOME", "INBOUND").stream()
                        .filter(entry -> Json.text(entry.path("operation")).equals("advise"))
                        .toList();
        long first = advices.stream().filter(entry -> revision(entry) == 0).count();
        if (first != 1) {
            problems.add("log: expected one advice, got %d".formatted(first));
            return;
        }
        int[] revisions = advices.stream().mapToInt(LogComparison::revision).distinct().toArray();
        if (!Arrays.equals(revisions, IntStream.range(0, revisions.length).toArray())) {
            problems.add(
                    "log: advices made anew: expected in order, got " + Arrays.toString(revisions));
        }
        String shown = Json.text(played.content().path("advice"));
        String newest = Json.text(advices.getLast().path("result"));
        if (!newest.equals(shown)) {
            problems.add(
                    "log: advice: expected %s as at the desk, got %s".formatted(shown, newest));
        }
        if (advices.stream()
                .anyMatch(it -> Json.text(it.path("details").path("policy")).isEmpty())) {
            problems.add("log: the advice does not name the policy it rests on");
        }
    }

    /** 0 for the first advice; one that a crash kept from being shown is there again. */
    private static int revision(JsonNode advice) {
        String number = Json.text(advice.path("details").path("revision"));
        return number.isEmpty() ? 0 : Integer.parseInt(number);
    }
}
