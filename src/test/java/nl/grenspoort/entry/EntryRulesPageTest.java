package nl.grenspoort.entry;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.RefusalLetter;
import nl.grenspoort.finding.Severity;
import nl.grenspoort.kiosk.text.Texts;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code docs/entry-rules.md}: what stands below its first generated heading is written from the
 * rules. Run as a program this writes it.
 */
class EntryRulesPageTest {
    private static final Path PAGE = Path.of("docs/entry-rules.md");
    private static final Path SOURCES = Path.of("src/main/java/nl/grenspoort/entry");
    private static final String GENERATED = "## What follows from what\n";
    private static final Pattern REFERENCE = Pattern.compile("(\\w+)::(\\w+)");

    /** As many as find what every rule can say. */
    private static final int CASES = 20_000;

    @Test
    void the_tables_are_what_the_rules_give() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(page.substring(page.indexOf(GENERATED)).lines())
                .as("written by nl.grenspoort.entry.EntryRulesPageTest, run as a program")
                .isEqualTo(generated().lines().toList());
    }

    @Test
    void every_finding_that_has_a_text_is_in_the_table() throws IOException {
        String decisions = decisions();
        Set<String> absent = new TreeSet<>(Texts.load("findings").keys("en"));
        absent.removeIf(key -> decisions.contains("`" + key + "`"));
        absent.removeAll(LawOfTheCheckTest.notOfTheLaw());
        absent.remove("traveller.regime-undetermined"); // of the class itself, whatever else is so
        assertThat(absent).isEmpty();
    }

    @Test
    void with_all_in_order_nothing_stands_against_admission() {
        for (TravellerClass each : TravellerClass.values()) {
            for (Crossing crossing : Crossing.values()) {
                Assessment assessment = Assessment.of(Conditions.inOrder(each, crossing));
                assertThat(assessment.letters()).isEmpty();
                assertThat(assessment.advice())
                        .as("%s %s %s", each, crossing, assessment)
                        .isEqualTo(
                                each == TravellerClass.UNDETERMINED
                                        ? Advice.INCONCLUSIVE
                                        : Advice.ADMIT_CANDIDATE);
            }
        }
    }

    public static void main(String[] args) throws IOException {
        String page = Files.readString(PAGE);
        Files.writeString(PAGE, page.substring(0, page.indexOf(GENERATED)) + generated());
    }

    private static String generated() throws IOException {
        return GENERATED + decisions() + rules();
    }

    /** Condition by condition: for whom, what, and what it leads to. */
    private static String decisions() {
        StringBuilder page = new StringBuilder();
        Conditions.all()
                .forEach(
                        (heading, conditions) -> {
                            page.append("\n### ").append(heading).append("\n\n");
                            page.append("| condition | direction | who | finding | advice |\n");
                            page.append("|---|---|---|---|---|\n");
                            conditions.forEach(
                                    (condition, change) -> page.append(rows(condition, change)));
                        });
        return page.toString();
    }

    private static String rows(String condition, UnaryOperator<FactsBuilder> change) {
        Map<String, Map<Crossing, Set<TravellerClass>>> byOutcome = new LinkedHashMap<>();
        for (Crossing crossing : Crossing.values()) {
            for (TravellerClass each : TravellerClass.values()) {
                byOutcome
                        .computeIfAbsent(outcome(each, crossing, change), _ -> new TreeMap<>())
                        .computeIfAbsent(crossing, _ -> EnumSet.noneOf(TravellerClass.class))
                        .add(each);
            }
        }
        StringBuilder rows = new StringBuilder();
        byOutcome.forEach(
                (outcome, whom) ->
                        merged(whom)
                                .forEach(
                                        (direction, classes) -> {
                                            if (!outcome.startsWith("-")) {
                                                rows.append(
                                                        "| %s | %s | %s | %s |\n"
                                                                .formatted(
                                                                        condition,
                                                                        direction,
                                                                        names(classes),
                                                                        outcome));
                                            }
                                        }));
        return rows.isEmpty()
                ? "| %s | both | all | nothing | |\n".formatted(condition)
                : rows.toString();
    }

    /** Both directions in one row where the same classes are concerned. */
    private static Map<String, Set<TravellerClass>> merged(
            Map<Crossing, Set<TravellerClass>> whom) {
        Map<String, Set<TravellerClass>> rows = new LinkedHashMap<>();
        Set<TravellerClass> entering = whom.getOrDefault(Crossing.ENTRY, Set.of());
        if (entering.equals(whom.get(Crossing.EXIT))) {
            rows.put("both", entering);
        } else {
            whom.forEach(
                    (crossing, classes) ->
                            rows.put(crossing.name().toLowerCase(Locale.ROOT), classes));
        }
        return rows;
    }

    /** What is found besides what is found with all in order, and the advice with nothing else. */
    private static String outcome(
            TravellerClass each, Crossing crossing, UnaryOperator<FactsBuilder> change) {
        Facts inOrder = Conditions.inOrder(each, crossing);
        Assessment usual = Assessment.of(inOrder);
        Assessment assessment = Assessment.of(change.apply(inOrder.change()).facts());
        Set<String> usualKeys =
                usual.findings().stream().map(Finding::key).collect(Collectors.toSet());
        List<Finding> more =
                assessment.findings().stream()
                        .filter(finding -> !usualKeys.contains(finding.key()))
                        .toList();
        return more.isEmpty()
                ? "-"
                : more.stream()
                                .map(EntryRulesPageTest::told)
                                .distinct()
                                .collect(Collectors.joining("<br>"))
                        + " | "
                        + advice(more);
    }

    /** Of these findings alone: that a class is undetermined is told once, and not in each row. */
    private static String advice(List<Finding> findings) {
        return switch (findings.stream()
                .map(Finding::severity)
                .max(Comparator.naturalOrder())
                .orElse(Severity.INFORMATION)) {
            case INFORMATION, ATTENTION -> "";
            case UNKNOWN -> Advice.INCONCLUSIVE.name();
            case SECOND_LINE -> Advice.SECOND_LINE.name();
            case REFUSAL_CANDIDATE -> Advice.REFUSAL_CANDIDATE.name();
        };
    }

    private static String told(Finding finding) {
        return "`%s` %s%s, %s, %s"
                .formatted(
                        finding.key(),
                        finding.severity(),
                        letters(finding.letters()),
                        finding.disclosure(),
                        article(finding));
    }

    /** Those of the Schengen Borders Code without its number. */
    private static String article(Finding finding) {
        String article = finding.basis().article();
        String text = article.startsWith("Annex") ? article : "Art. " + article;
        return finding.basis().act().equals("2016/399") ? text : finding.basis().act() + " " + text;
    }

    private static String letters(Set<RefusalLetter> letters) {
        return letters.isEmpty()
                ? ""
                : " (%s)"
                        .formatted(
                                letters.stream()
                                        .sorted()
                                        .map(RefusalLetter::name)
                                        .collect(Collectors.joining(", ")));
    }

    /** Classes by name, and those that stand together in the law by one word. */
    private static String names(Set<TravellerClass> classes) {
        if (classes.size() == TravellerClass.values().length) {
            return "all";
        }
        Set<TravellerClass> free =
                Arrays.stream(TravellerClass.values())
                        .filter(TravellerClass::freeMovement)
                        .collect(Collectors.toSet());
        Set<TravellerClass> left = EnumSet.copyOf(classes);
        List<String> names = new ArrayList<>();
        if (left.containsAll(free)) {
            names.add("free movers");
            left.removeAll(free);
        }
        if (left.size() == TravellerClass.values().length - free.size()) {
            names.add("all others");
            left.clear();
        }
        left.forEach(each -> names.add(each.name()));
        return String.join(", ", names);
    }

    /** Each rule: where it stands, what it says by its own words, and what it can find. */
    private static String rules() throws IOException {
        List<MatchResult> names = rulesByName();
        assertThat(names).hasSameSizeAs(Assessment.RULES);
        List<Facts> facts = new ArrayList<>();
        Conditions.all()
                .values()
                .forEach(
                        conditions ->
                                conditions
                                        .values()
                                        .forEach(change -> facts.addAll(everyone(change))));
        RandomFacts random = new RandomFacts(7);
        Stream.generate(random::next).limit(CASES).forEach(facts::add);
        StringBuilder page =
                new StringBuilder(
                        """

                        ## Every rule

                        | rule | says | articles | finds |
                        |---|---|---|---|
                        """);
        for (int i = 0; i < names.size(); i++) {
            page.append(rule(names.get(i), Assessment.RULES.get(i), facts));
        }
        return page.toString();
    }

    private static List<Facts> everyone(UnaryOperator<FactsBuilder> change) {
        List<Facts> facts = new ArrayList<>();
        for (TravellerClass each : TravellerClass.values()) {
            for (Crossing crossing : Crossing.values()) {
                facts.add(change.apply(Conditions.inOrder(each, crossing).change()).facts());
            }
        }
        return facts;
    }

    private static String rule(MatchResult name, Rule rule, List<Facts> facts) throws IOException {
        Map<String, Set<String>> found = new TreeMap<>();
        Set<String> articles = new TreeSet<>();
        facts.stream()
                .flatMap(rule::apply)
                .forEach(
                        finding -> {
                            found.computeIfAbsent(finding.key(), _ -> new TreeSet<>())
                                    .add(finding.severity().name());
                            articles.add(article(finding));
                        });
        return "| `%s.%s` | %s | %s | %s |\n"
                .formatted(
                        name.group(1),
                        name.group(2),
                        says(name.group(1), name.group(2)),
                        String.join("<br>", articles),
                        found.entrySet().stream()
                                .map(
                                        key ->
                                                "`"
                                                        + key.getKey()
                                                        + "` "
                                                        + String.join(", ", key.getValue()))
                                .collect(Collectors.joining("<br>")));
    }

    private static List<MatchResult> rulesByName() throws IOException {
        String source = Files.readString(SOURCES.resolve("Assessment.java"));
        String list = source.substring(source.indexOf("List<Rule> RULES"));
        return REFERENCE.matcher(list.substring(0, list.indexOf(";"))).results().toList();
    }

    /** First sentence of the rule's own comment, or of its class. */
    private static String says(String type, String method) throws IOException {
        String source = Files.readString(SOURCES.resolve(type + ".java"));
        Matcher comment =
                Pattern.compile(
                                "(?s)/\\*\\*((?:(?!\\*/).)*)\\*/\\s+static Stream<Finding> "
                                        + method
                                        + "\\(")
                        .matcher(source);
        String text = comment.find() ? comment.group(1) : classComment(source);
        String plain =
                text.replaceAll("(?m)^\\s*\\* ?", "")
                        .replaceAll("\\{@\\w+ #?(\\w+)}", "$1")
                        .replaceAll("\\s+", " ")
                        .strip();
        return plain.replace("|", "\\|");
    }

    private static String classComment(String source) {
        Matcher comment =
                Pattern.compile("(?s)/\\*\\*((?:(?!\\*/).)*)\\*/\\s+final class").matcher(source);
        return comment.find() ? comment.group(1) : "";
    }
}
