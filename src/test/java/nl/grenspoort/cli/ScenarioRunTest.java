package nl.grenspoort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class ScenarioRunTest extends ScenarioRunFixture {
    private static final String OBSERVATIONS = "/v1/border-checks/" + TestDemo.ID + "/observations";
    private static final String OBSERVED =
            CASE.replace("\"OPEN\"", "\"GO_TO_DESK\"")
                    .replace("ADMIT_CANDIDATE", "SECOND_LINE")
                    .replace("stay.days-left", "asylum.requested");

    @Test
    void a_scenario_whose_expectations_hold_passes() throws IOException {
        CommandLineRun run = run(scenario("holds", EXPECT));
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("passed  holds  A traveller");
        assertThat(run.code()).isZero();
    }

    @Test
    void it_is_played_as_a_kiosk_would_and_cleared_away() throws IOException {
        run(scenario("played", EXPECT + "passage: PASSED\n"));
        String check = "/v1/border-checks/" + TestDemo.ID;
        assertThat(demo.calls())
                .containsExactly(
                        "PUT /_simulator/scenarios/played",
                        "PUT /_simulator/scenarios/played",
                        "POST /v1/border-checks",
                        "PUT " + check + "/captures/face",
                        "GET " + check,
                        "GET " + check,
                        "POST " + check + "/passage",
                        "DELETE /_simulator/scenarios/played",
                        "DELETE /_simulator/scenarios/played");
        assertThat(demo.requests().stream().map(TestDemo.Request::server))
                .contains("SIS", "EES", "GATEWAY");
        TestDemo.Request opened = demo.requests().get(2);
        assertThat(opened.client()).contains("e-gate-ams-01");
        assertThat(opened.headers())
                .containsEntry("Sandbox-time", "2026-11-23T10:00:00Z")
                .containsKey("Idempotency-key")
                .doesNotContainKey("Officer-number");
        JsonNode body = Json.MAPPER.readTree(opened.body());
        assertThat(Json.text(body.at("/documents/0/mrz/1"))).startsWith("X00000001");
        assertThat(Json.text(body.at("/capacity"))).isEqualTo("PASSENGER");
        assertThat(demo.requests().get(4).headers()).containsEntry("Prefer", "wait=5");
        assertThat(demo.requests().get(5).client()).contains("desk-ams-01");
        assertThat(demo.requests().get(5).headers()).containsEntry("Officer-number", "M2001");
        assertThat(demo.requests().get(6).body()).isEqualTo("{\"passage\":\"PASSED\"}");
    }

    @Test
    void simulators_get_records_faults_travellers_and_the_token() throws IOException {
        run(
                scenario(
                        "loaded",
                        """
                        systems:
                          SIS:
                            records: {source: NATIONAL_COPY, ageMinutes: 12}
                            fault: {mode: DELAY, delay: 3s}
                        """
                                + EXPECT));
        assertThat(body("SIS"))
                .isEqualTo(
                        Json.MAPPER.readTree(
                                """
                                {"records":{"source":"NATIONAL_COPY","ageMinutes":12,"travellers":["X00000001"]},
                                 "fault":{"mode":"DELAY","delay":"3s"}}
                                """));
        assertThat(body("EES"))
                .isEqualTo(Json.MAPPER.readTree("{\"records\":{\"travellers\":[\"X00000001\"]}}"));
        assertThat(demo.requests().getFirst().headers())
                .containsEntry("Authorization", "Bearer " + demo.secret());
    }

    private JsonNode body(String server) {
        return demo.requests().stream()
                .filter(request -> request.server().equals(server))
                .map(request -> Json.MAPPER.readTree(request.body()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void each_expectation_that_does_not_hold_is_told_with_what_came() throws IOException {
        demo.desk(
                CASE.replace("ADMIT_CANDIDATE", "SECOND_LINE")
                        .replace("\"letters\":[]", "\"letters\":[\"H\"]")
                        .replace("stay.days-left", "stay.exhausted")
                        .replace("\"status\":\"NO_DATA\"", "\"status\":\"DATA\"")
                        .replace("NOT_CONNECTED", "NOT_NEEDED"));
        demo.answer(
                "GATEWAY GET /v1/border-checks/" + TestDemo.ID,
                200,
                TestDemo.lane("\"kind\":\"GO_TO_DESK\",\"cause\":\"sis hit 37(3)\""));
        CommandLineRun run = run(scenario("differs", EXPECT));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out().lines().map(String::strip))
                .containsExactly(
                        "FAILED  differs  A traveller",
                        "instruction: expected OPEN, got GO_TO_DESK",
                        "answers to the lane: expected nowhere 'SIS', found it",
                        "answers to the lane: expected nowhere '37', found it",
                        "advice: expected ADMIT_CANDIDATE, got SECOND_LINE",
                        "letters: expected [], got [H]",
                        "answer of SIS: expected NO_DATA, got DATA",
                        "reason of SLTD: expected NOT_CONNECTED, got NOT_NEEDED",
                        "findings: expected stay.days-left, got [source.not-connected, stay.exhausted]",
                        "findings: expected no stay.exhausted, got [source.not-connected, stay.exhausted]");
    }

    @Test
    void an_answer_that_is_missing_is_told() throws IOException {
        demo.desk(CASE.replace("\"SLTD\"", "\"VIS\""));
        assertThat(run(scenario("missing", EXPECT)).out())
                .contains("answer of SLTD: expected NOT_ASKED, got none");
    }

    @Test
    void the_desk_not_being_shown_the_case_is_a_problem() throws IOException {
        demo.desk(TestDemo.OPEN);
        CommandLineRun run = run(scenario("blind", EXPECT));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("the desk officer was not shown the case");
    }

    @Test
    void a_header_may_not_tell_either() throws IOException {
        demo.answer(
                "GATEWAY GET /v1/border-checks/" + TestDemo.ID,
                200,
                TestDemo.OPEN,
                Map.of("X-Cause", "SIS"));
        demo.desk(CASE);
        assertThat(run(scenario("header", EXPECT)).out())
                .contains("expected nowhere 'SIS', found it");
    }

    @Test
    void what_the_lane_cannot_capture_is_reported_by_completing() throws IOException {
        demo.answer(
                "GATEWAY PUT /v1/border-checks/" + TestDemo.ID + "/captures/face",
                200,
                TestDemo.CAPTURE_FINGERS);
        CommandLineRun run = run(scenario("fingers", EXPECT.replace("[FACE]", "[FINGERS, FACE]")));
        assertThat(demo.calls()).contains("POST /v1/border-checks/" + TestDemo.ID + "/_complete");
        assertThat(run.code()).isZero();
    }

    @Test
    void fingers_are_given_where_the_scenario_has_them() throws IOException {
        demo.answer(
                "GATEWAY PUT /v1/border-checks/" + TestDemo.ID + "/captures/face",
                200,
                TestDemo.CAPTURE_FINGERS);
        run(
                scenario(
                        "given",
                        "captures: {face: {}, fingers: [{position: RIGHT_INDEX, absence: BANDAGED}, {position: LEFT_INDEX}]}\n"
                                + EXPECT));
        JsonNode fingers =
                demo.requests().stream()
                        .filter(request -> request.call().endsWith("/captures/fingers"))
                        .map(request -> Json.MAPPER.readTree(request.body()).path("fingers"))
                        .findFirst()
                        .orElseThrow();
        assertThat(Json.text(fingers.at("/0/absence"))).isEqualTo("BANDAGED");
        assertThat(fingers.at("/0").has("image")).isFalse();
        assertThat(Json.text(fingers.at("/1/mediaType"))).isEqualTo("image/png");
    }

    @Test
    void a_desk_lane_names_its_officer() throws IOException {
        demo.answer("DESK POST /v1/border-checks", 201, TestDemo.WAIT);
        CommandLineRun run =
                run(
                        scenario(
                                "desk",
                                "officer: M1001\n"
                                        + EXPECT.replace("[FACE]", "[]")
                                                .replaceAll("kioskMustNotContain.*", ""),
                                "lane: DESK"));
        assertThat(run.out()).startsWith("passed");
        assertThat(demo.requests().get(2).headers()).containsEntry("Officer-number", "M1001");
    }

    @Test
    void an_officer_observes_when_opening_and_afterwards() throws IOException {
        demo.answer("DESK POST /v1/border-checks", 201, TestDemo.WAIT);
        demo.answer("DESK POST " + OBSERVATIONS, 200, OBSERVED);
        CommandLineRun run =
                run(
                        scenario(
                                "observed",
                                """
                                observations: [{kind: GUARDIANSHIP, outcome: DOUBT}]
                                then: [{kind: ASYLUM_REQUEST}, {kind: FAMILY_TIE, shown: true}]
                                expect:
                                  instruction: GO_TO_DESK
                                  advice: SECOND_LINE
                                  findings: [asylum.requested]
                                  noFindings: [stay.days-left]
                                  before:
                                    instruction: OPEN
                                    advice: ADMIT_CANDIDATE
                                    letters: []
                                    findings: [stay.days-left]
                                    noFindings: [asylum.requested]
                                """,
                                "lane: DESK"));
        assertThat(run.out()).startsWith("passed");
        assertThat(Json.MAPPER.readTree(demo.requests().get(2).body()).path("observations"))
                .isEqualTo(
                        Json.MAPPER.readTree(
                                "[{\"kind\":\"GUARDIANSHIP\",\"outcome\":\"DOUBT\"}]"));
        List<TestDemo.Request> then =
                demo.requests().stream().filter(it -> it.call().endsWith(OBSERVATIONS)).toList();
        assertThat(then)
                .extracting(TestDemo.Request::body)
                .containsExactly(
                        "{\"kind\":\"ASYLUM_REQUEST\"}",
                        "{\"kind\":\"FAMILY_TIE\",\"shown\":true}");
        assertThat(then)
                .allSatisfy(
                        request ->
                                assertThat(request.headers())
                                        .containsEntry("Officer-number", "M2001"));
    }

    @Test
    void what_differs_before_is_told_as_such() throws IOException {
        demo.answer("DESK POST /v1/border-checks", 201, TestDemo.WAIT);
        demo.answer("DESK POST " + OBSERVATIONS, 200, OBSERVED);
        CommandLineRun run =
                run(
                        scenario(
                                "before",
                                """
                                then: [{kind: ASYLUM_REQUEST}]
                                expect:
                                  instruction: OPEN
                                  before:
                                    instruction: TRY_AGAIN
                                    advice: SECOND_LINE
                                    letters: [A]
                                    findings: [stay.exhausted]
                                    noFindings: [stay.days-left]
                                """,
                                "lane: DESK"));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out().lines().map(String::strip))
                .contains(
                        "instruction: expected OPEN, got GO_TO_DESK",
                        "before, instruction: expected TRY_AGAIN, got OPEN",
                        "before, advice: expected SECOND_LINE, got ADMIT_CANDIDATE",
                        "before, letters: expected [A], got []",
                        "before, findings: expected stay.exhausted, got [source.not-connected, stay.days-left]",
                        "before, findings: expected no stay.days-left, got [source.not-connected, stay.days-left]");
    }

    @Test
    void what_a_machine_was_told_stays_whatever_is_observed() throws IOException {
        demo.answer("DESK POST " + OBSERVATIONS, 200, OBSERVED);
        CommandLineRun run =
                run(
                        scenario(
                                "machine",
                                "then: [{kind: ASYLUM_REQUEST}]\nexpect: {instruction: OPEN, advice: SECOND_LINE}\n"));
        assertThat(run.out()).startsWith("passed");
    }

    @Test
    void an_observation_that_is_refused_is_a_problem_with_its_reason() throws IOException {
        demo.answer("DESK POST " + OBSERVATIONS, 409, "{\"title\":\"This check has ended\"}");
        CommandLineRun run = run(scenario("refused", "then: [{kind: ASYLUM_REQUEST}]\n" + EXPECT));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("answered 409, not 200: This check has ended");
    }

    @Test
    void json_is_one_object_for_one_file() throws IOException {
        CommandLineRun run = run(scenario("object", EXPECT), "--json");
        assertThat(Json.MAPPER.readTree(run.out()))
                .isEqualTo(
                        Json.MAPPER.readTree(
                                """
                                {"scenario":"object","passed":true,"outcome":"PASSED","needs":[],"instruction":"OPEN","advice":"ADMIT_CANDIDATE","letters":[],
                                 "answers":{"SIS":{"status":"NO_DATA"},"SLTD":{"status":"NOT_ASKED","reason":"NOT_CONNECTED"}},
                                 "problems":[],"later":{}}
                                """));
    }

    @Test
    void json_is_an_array_for_all_even_of_one() throws IOException {
        scenario("only", EXPECT);
        CommandLineRun run = run("--all", "--json");
        assertThat(run.code()).isZero();
        assertThat(Json.MAPPER.readTree(run.out()).isArray()).isTrue();
        assertThat(Json.MAPPER.readTree(run.out())).hasSize(1);
    }

    @Test
    void one_failure_among_many_fails_the_run_and_hides_no_other() throws IOException {
        scenario("a-fails", EXPECT.replace("OPEN", "TRY_AGAIN"));
        scenario("b-holds", EXPECT);
        CommandLineRun run = run("--all");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("FAILED  a-fails").contains("passed  b-holds");
    }

    @Test
    void twins_must_hear_the_same() throws IOException {
        scenario("twin", EXPECT);
        Path file = scenario("one", EXPECT + "  sameForLaneAs: twin\n");
        assertThat(run(file).code()).isZero();
        assertThat(demo.calls()).contains("PUT /_simulator/scenarios/twin");
    }

    @Test
    void a_twin_that_hears_something_else_is_a_problem() throws IOException {
        demo.answer("DESK POST /v1/border-checks", 201, TestDemo.OPEN + " ");
        scenario("twin", EXPECT.replace("[FACE]", "[]"), "lane: DESK");
        Path file = scenario("one", EXPECT + "  sameForLaneAs: twin\n");
        CommandLineRun run = run(file);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("expected the same as in twin, got others");
    }
}
