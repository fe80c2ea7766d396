package nl.grenspoort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** What a scenario run finds in the message log, and in the ordinary one. */
class LogComparisonTest extends ScenarioRunFixture {
    private static final String Q1 = "01939d8e-0000-7000-8000-0000000000a1";
    private static final String PURPOSE = EXPECT + "  purpose: BORDER_FREE_MOVEMENT\n";

    private final List<JsonNode> entries =
            new ArrayList<>(
                    List.of(
                            entry("INTENT", "OUTBOUND", "SIS", Q1, "", "BORDER_FREE_MOVEMENT"),
                            entry("OUTCOME", "OUTBOUND", "SIS", Q1, "ANSWERED", null),
                            advice("ADMIT_CANDIDATE")));

    @Test
    void a_log_that_tells_of_every_question_and_the_advice_holds() throws IOException {
        assertThat(problems()).isEmpty();
    }

    @Test
    void a_question_without_its_outcome_is_told() throws IOException {
        entries.remove(1);
        assertThat(problems()).containsExactly("log: a question to SIS has no outcome");
    }

    @Test
    void an_outcome_too_many_is_told() throws IOException {
        entries.add(entries.get(1));
        assertThat(problems()).containsExactly("log: a question to SIS has an outcome too many");
    }

    @Test
    void a_late_answer_is_no_second_outcome() throws IOException {
        entries.add(entry("LATE", "OUTBOUND", "SIS", Q1, "ANSWERED", null));
        assertThat(problems()).isEmpty();
    }

    @Test
    void another_purpose_and_none_are_told() throws IOException {
        entries.set(0, entry("INTENT", "OUTBOUND", "SIS", Q1, "", "BORDER_ENTRY_TCN"));
        assertThat(problems())
                .containsExactly(
                        "log: purpose of asking SIS: expected BORDER_FREE_MOVEMENT, got BORDER_ENTRY_TCN");
        entries.set(0, entry("INTENT", "OUTBOUND", "SIS", Q1, "", null));
        assertThat(problems()).containsExactly("log: SIS was asked without purpose");
    }

    @Test
    void a_system_that_only_the_log_knows_of_is_told() throws IOException {
        String other = UUID.randomUUID().toString();
        entries.add(entry("INTENT", "OUTBOUND", "EURODAC", other, "", "BORDER_FREE_MOVEMENT"));
        entries.add(entry("OUTCOME", "OUTBOUND", "EURODAC", other, "ANSWERED", null));
        assertThat(problems())
                .containsExactly(
                        "log: EURODAC was asked in the first line",
                        "log: systems asked: expected those of the case, [SIS], got [EURODAC, SIS]");
    }

    @Test
    void what_a_portal_carried_counts_as_asked() throws IOException {
        portal("carries-sis");
        assertThat(problems()).isEmpty();
        entries.removeLast();
        entries.removeLast();
        portal("carries-eurodac");
        assertThat(problems())
                .containsExactly(
                        "log: EURODAC was asked in the first line",
                        "log: systems asked: expected those of the case, [SIS], got [EURODAC, SIS]");
    }

    private void portal(String carries) {
        String other = UUID.randomUUID().toString();
        ObjectNode question =
                (ObjectNode) entry("INTENT", "OUTBOUND", "ESP", other, "", "BORDER_FREE_MOVEMENT");
        question.putObject("details").put(carries, "search 34(1)(a)");
        entries.add(question);
        entries.add(entry("OUTCOME", "OUTBOUND", "ESP", other, "ANSWERED", null));
    }

    @Test
    void an_advice_that_is_missing_or_another_is_told() throws IOException {
        entries.set(2, advice("SECOND_LINE"));
        assertThat(problems())
                .containsExactly(
                        "log: advice: expected ADMIT_CANDIDATE as at the desk, got SECOND_LINE");
        entries.remove(2);
        assertThat(problems()).containsExactly("log: expected one advice, got 0");
    }

    @Test
    void an_advice_made_anew_stands_and_comes_after_the_first() throws IOException {
        entries.set(2, advice("INCONCLUSIVE"));
        entries.add(anew("ADMIT_CANDIDATE", 1));
        assertThat(problems()).isEmpty();
        entries.add(anew("SECOND_LINE", 3));
        assertThat(problems())
                .containsExactly(
                        "log: advices made anew: expected in order, got [0, 1, 3]",
                        "log: advice: expected ADMIT_CANDIDATE as at the desk, got SECOND_LINE");
    }

    private static JsonNode anew(String result, int revision) {
        ObjectNode entry = (ObjectNode) advice(result);
        ((ObjectNode) entry.path("details")).put("revision", Integer.toString(revision));
        return entry;
    }

    @Test
    void what_the_ordinary_log_may_not_tell_is_found_only_where_it_is_new() throws IOException {
        Path file = Files.writeString(home.resolve("gateway.log"), "an old Discreet line\n");
        Path scenario = scenario("ordinary", EXPECT + "  forbiddenInOrdinaryLog: [discreet]\n");
        assertThat(run(scenario, "--ordinary-log", file.toString()).code()).isZero();

        OrdinaryLog log = OrdinaryLog.fromNow(file);
        Files.writeString(file, "Check 1 opened\n", StandardOpenOption.APPEND);
        assertThat(log.problems(List.of("discreet", "check")))
                .containsExactly("ordinary log: expected nowhere 'check', found it");
        assertThat(run(scenario, "--ordinary-log", home.resolve("none").toString()).err())
                .contains("can't be read");
    }

    private List<String> problems() throws IOException {
        Path file = scenario("logged", PURPOSE);
        CommandLineRun run =
                CommandLineRun.of(
                        home,
                        TestMakers.makers(_ -> new Log()),
                        withLog(file).toArray(String[]::new));
        return Json.texts(Json.MAPPER.readTree(run.out()).path("problems"));
    }

    private List<String> withLog(Path file) {
        List<String> arguments = new ArrayList<>(List.of("scenario", "run"));
        arguments.addAll(demo.arguments());
        arguments.addAll(
                List.of(
                        file.toString(),
                        "--json",
                        "--log-url",
                        "jdbc:postgresql://localhost:1/grenspoort"));
        return arguments;
    }

    private static JsonNode advice(String result) {
        ObjectNode entry =
                (ObjectNode) entry("OUTCOME", "INBOUND", "GATEWAY", TestDemo.ID, result, null);
        entry.put("operation", "advise").putObject("details").put("policy", "p1");
        return entry;
    }

    private static JsonNode entry(
            String kind,
            String direction,
            String system,
            String correlation,
            String result,
            @Nullable String purpose) {
        ObjectNode entry = Json.MAPPER.createObjectNode();
        entry.put("kind", kind).put("direction", direction).put("system", system);
        entry.put("correlationId", correlation).put("result", result).put("operation", "search");
        if (purpose != null) {
            entry.putObject("why").put("purpose", purpose).put("article", "34(1)(a)");
        }
        return entry;
    }

    private final class Log implements LogAccess {
        @Override
        public List<JsonNode> entries(UUID check) {
            assertThat(check).isEqualTo(UUID.fromString(Objects.requireNonNull(TestDemo.ID)));
            return entries;
        }

        @Override
        public Verdict verify() {
            throw new AssertionError("nobody verifies here");
        }

        @Override
        public void close() {}
    }
}
