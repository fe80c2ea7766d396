package nl.grenspoort.cli;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What must come out of a scenario. What is null was left out and is not compared.
 *
 * @param answers by system name
 * @param findings keys the guard must see
 * @param noFindings keys the guard must not see
 * @param purpose every question is put for, as the log has it
 * @param forbiddenInLog text that the gateway's ordinary log may not contain afterwards
 * @param capturesAsked exactly what the lane was asked for
 * @param hiddenFromLane text that no answer to the lane may contain
 * @param before of the case before anything is observed at the desk; null when left out
 * @param later what is still to be asserted, in words, by the capability that is missing
 * @param sameForLaneAs scenario whose answers to the lane are the same
 */
record Expectation(
        String instruction,
        @Nullable String advice,
        @Nullable Set<String> letters,
        Map<String, Answer> answers,
        List<String> findings,
        List<String> noFindings,
        @Nullable String purpose,
        List<String> forbiddenInLog,
        @Nullable Set<String> capturesAsked,
        List<String> hiddenFromLane,
        @Nullable Before before,
        SortedMap<String, String> later,
        @Nullable String sameForLaneAs) {

    /** Expected of one system; what is null is not compared. */
    record Answer(
            String status,
            @Nullable String reason,
            @Nullable String source,
            @Nullable String ageMinutes) {
        static Answer of(JsonNode node) {
            return new Answer(
                    Json.text(node.path("status")),
                    textOrNull(node, "reason"),
                    textOrNull(node, "source"),
                    textOrNull(node, "ageMinutes"));
        }
    }

    /** Expected before; what is null is not compared. */
    record Before(
            @Nullable String instruction,
            @Nullable String advice,
            @Nullable Set<String> letters,
            List<String> findings,
            List<String> noFindings) {
        static Before of(JsonNode node) {
            return new Before(
                    textOrNull(node, "instruction"),
                    textOrNull(node, "advice"),
                    setOrNull(node, "letters"),
                    Json.texts(node.path("findings")),
                    Json.texts(node.path("noFindings")));
        }
    }

    static Expectation of(JsonNode node) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        node.path("answers")
                .properties()
                .forEach(entry -> answers.put(entry.getKey(), Answer.of(entry.getValue())));
        SortedMap<String, String> later = new TreeMap<>();
        node.path("later")
                .properties()
                .forEach(entry -> later.put(entry.getKey(), Json.text(entry.getValue())));
        return new Expectation(
                Json.text(node.path("instruction")),
                textOrNull(node, "advice"),
                setOrNull(node, "letters"),
                answers,
                Json.texts(node.path("findings")),
                Json.texts(node.path("noFindings")),
                textOrNull(node, "purpose"),
                Json.texts(node.path("forbiddenInOrdinaryLog")),
                setOrNull(node, "capturesAsked"),
                Json.texts(node.path("kioskMustNotContain")),
                node.has("before") ? Before.of(node.path("before")) : null,
                Collections.unmodifiableSortedMap(later),
                textOrNull(node, "sameForLaneAs"));
    }

    private static @Nullable String textOrNull(JsonNode node, String field) {
        return node.has(field) ? Json.text(node.path(field)) : null;
    }

    private static @Nullable Set<String> setOrNull(JsonNode node, String field) {
        return node.has(field) ? Set.copyOf(Json.texts(node.path(field))) : null;
    }
}
