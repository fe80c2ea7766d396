package nl.grenspoort.kiosk.answer;

import nl.grenspoort.casework.BorderCheckView.Content;
import nl.grenspoort.entry.Advice;
import nl.grenspoort.finding.Citation;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.LegalBasis;
import nl.grenspoort.finding.Severity;
import nl.grenspoort.kiosk.text.Texts;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why: of a finding the rule, the facts it looked at, the article and the source; of an advice the
 * findings that led to it, as far as the reader sees them; of an instruction what it follows from.
 * For an officer only.
 */
final class Explanations {
    /** A lane opens on its own, or leaves it to a guard. */
    private static final LegalBasis LANE = new LegalBasis("2016/399", "8b");

    private final Texts findings = Texts.load("findings");
    private final Texts reasons = Texts.load("reasons");
    private final Texts advice = Texts.load("advice");
    private final Texts explanations = Texts.load("explanations");

    /** What was found, by language. */
    Map<String, String> text(Finding finding) {
        return findings.of(finding.key(), finding.parameters());
    }

    /** Rule, facts, article and source, by language. */
    Map<String, String> of(Finding finding) {
        return byLanguage(
                language ->
                        explanations.of(
                                language,
                                "explanation.finding",
                                Map.of(
                                        "reason",
                                        reasons.of(language, finding.key(), finding.parameters()),
                                        "basis",
                                        Citation.in(language, finding.basis()),
                                        "source",
                                        source(language, finding))));
    }

    /** The advice and what led to it, by language; null while there is none. */
    @Nullable Map<String, String> advice(Content content) {
        Advice given = content.advice();
        if (given == null) {
            return null;
        }
        List<Finding> led =
                content.findings().stream()
                        .filter(finding -> finding.severity() == leading(given))
                        .toList();
        String key = "advice." + given.name();
        return led.isEmpty()
                ? advice.of(key, Map.of())
                : byLanguage(
                        language ->
                                advice.of(
                                        language,
                                        key + ".because",
                                        Map.of("texts", texts(language, led))));
    }

    /** What the instruction with this text key follows from, by language. */
    Map<String, String> instruction(String textKey) {
        return byLanguage(
                language ->
                        explanations.of(
                                language,
                                "explanation." + textKey,
                                Map.of("basis", Citation.in(language, LANE))));
    }

    private static Severity leading(Advice given) {
        return switch (given) {
            case ADMIT_CANDIDATE -> Severity.ATTENTION;
            case INCONCLUSIVE -> Severity.UNKNOWN;
            case SECOND_LINE -> Severity.SECOND_LINE;
            case REFUSAL_CANDIDATE -> Severity.REFUSAL_CANDIDATE;
        };
    }

    private String texts(String language, List<Finding> led) {
        return led.stream()
                .map(finding -> findings.of(language, finding.key(), finding.parameters()))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    /** Systems by their names, other sources by what they are called. */
    private String source(String language, Finding finding) {
        return Stream.of(finding.source().split("\\+"))
                .map(source -> named(language, source))
                .collect(
                        Collectors.joining(
                                " "
                                        + explanations.of(language, "explanation.and", Map.of())
                                        + " "));
    }

    private String named(String language, String source) {
        String key = "explanation.source." + source;
        String name = explanations.of(language, key, Map.of());
        return name.equals(key) ? source : name;
    }

    private static Map<String, String> byLanguage(Function<String, String> text) {
        Map<String, String> texts = new LinkedHashMap<>();
        Texts.LANGUAGES.forEach(language -> texts.put(language, text.apply(language)));
        return texts;
    }
}
