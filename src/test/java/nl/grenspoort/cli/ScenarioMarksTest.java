package nl.grenspoort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Path;

/** A mark says what a scenario waits for; it is neither a way to be green nor a way to stay. */
class ScenarioMarksTest extends ScenarioRunFixture {
    private static final String HOLDS = EXPECT;
    private static final String HOLDS_NOT = EXPECT.replace("ADMIT_CANDIDATE", "SECOND_LINE");

    @Test
    void a_marked_scenario_that_does_not_hold_waits_and_fails_nothing() throws IOException {
        CommandLineRun run = run(marked("waiting", HOLDS_NOT, "mid"));
        assertThat(run.out().lines().map(String::strip))
                .containsExactly(
                        "waits   waiting  A traveller",
                        "waits for mid",
                        "advice: expected SECOND_LINE, got ADMIT_CANDIDATE");
        assertThat(run.code()).isZero();
    }

    @Test
    void a_marked_scenario_that_holds_fails_the_run_until_the_mark_is_removed() throws IOException {
        CommandLineRun run = run(marked("done", HOLDS, "mid, enrolment"));
        assertThat(run.out().lines().map(String::strip))
                .containsExactly(
                        "FAILED  done  A traveller",
                        "holds although marked as needing enrolment, mid: remove the mark");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void a_marked_scenario_that_simulators_refuse_is_a_failure() throws IOException {
        demo.answer("SIS PUT /_simulator/scenarios/refused", 400, "no");
        CommandLineRun run = run(marked("refused", HOLDS_NOT, "mid"));
        assertThat(run.out()).startsWith("FAILED  refused");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void the_run_counts_what_waits_apart_and_says_for_what() throws IOException {
        scenario("a-holds", HOLDS);
        marked("b-waits", HOLDS_NOT, "mid");
        marked("c-waits", HOLDS_NOT, "mid, sirene");
        CommandLineRun run = run("--all");
        assertThat(run.out().lines().toList().getLast())
                .isEqualTo("1 passed, 0 failed, 2 waiting for {mid=2, sirene=1}");
        assertThat(run.code()).isZero();
        scenario("d-fails", HOLDS_NOT);
        marked("e-holds", HOLDS, "seizure");
        CommandLineRun worse = run("--all");
        assertThat(worse.out().lines().toList().getLast())
                .isEqualTo("1 passed, 2 failed, 2 waiting for {mid=2, sirene=1}");
        assertThat(worse.code()).isEqualTo(1);
    }

    @Test
    void a_program_reads_the_outcome_and_the_marks() throws IOException {
        JsonNode waits = json(marked("json-waits", HOLDS_NOT, "sirene, mid"));
        assertThat(Json.text(waits.path("outcome"))).isEqualTo("WAITS");
        assertThat(waits.path("passed").asBoolean()).isFalse();
        assertThat(Json.texts(waits.path("needs"))).containsExactly("mid", "sirene");
        assertThat(waits.path("problems")).hasSize(1);
        JsonNode held = json(marked("json-held", HOLDS, "sirene"));
        assertThat(Json.text(held.path("outcome"))).isEqualTo("HELD_THOUGH_MARKED");
        assertThat(held.path("passed").asBoolean()).isFalse();
        assertThat(Json.text(held.at("/problems/0"))).contains("remove the mark");
    }

    @Test
    void the_list_shows_what_a_scenario_waits_for() throws IOException {
        marked("waiting", HOLDS_NOT, "mid, enrolment");
        scenario("plain", HOLDS);
        assertThat(CommandLineRun.of(home, TestMakers.makers(), "scenario", "list").out().lines())
                .anyMatch(line -> line.startsWith("plain ") && line.endsWith("A traveller"))
                .anyMatch(
                        line ->
                                line.startsWith("waiting ")
                                        && line.endsWith("[waits for enrolment, mid]"));
    }

    @Test
    void what_is_still_to_be_asserted_is_told_and_fails_nothing() throws IOException {
        CommandLineRun run =
                run(scenario("partly", HOLDS + "  later: {registration: an entry record}\n"));
        assertThat(run.out().lines().map(String::strip))
                .containsExactly(
                        "passed  partly  A traveller", "later, with registration: an entry record");
        assertThat(run.code()).isZero();
    }

    @Test
    void a_capability_outside_the_closed_list_is_no_scenario() throws IOException {
        CommandLineRun run = run(marked("typo", HOLDS_NOT, "midd"));
        assertThat(run.code()).isNotZero();
        assertThat(run.err()).contains("typo.yaml is no valid scenario").contains("/needs/0");
        CommandLineRun later =
                run(scenario("typo-later", HOLDS + "  later: {registered: an entry}\n"));
        assertThat(later.code()).isNotZero();
    }

    @Test
    void every_capability_has_its_text_and_every_text_its_capability() {
        JsonNode capability = Json.MAPPER.readTree(ScenarioSchema.text()).at("/$defs/capability");
        assertThat(Json.texts(capability.path("enum")))
                .hasSizeGreaterThan(10)
                .containsExactlyInAnyOrderElementsOf(capability.path("$defs").propertyNames());
    }

    private JsonNode json(Path file) {
        return Json.MAPPER.readTree(run(file, "--json").out());
    }

    private Path marked(String id, String expect, String needs) throws IOException {
        return scenario(id, "needs: [" + needs + "]\n" + expect);
    }
}
