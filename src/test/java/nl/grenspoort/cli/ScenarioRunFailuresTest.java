package nl.grenspoort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;

class ScenarioRunFailuresTest extends ScenarioRunFixture {
    @Test
    void json_of_a_check_that_was_refused_has_every_field() throws IOException {
        demo.answer(
                "GATEWAY POST /v1/border-checks",
                400,
                """
                {"title":"Bad request","detail":"see errors","errors":[{"pointer":"/documents/0/mrz/1","code":"x","detail":"too short"}]}
                """);
        CommandLineRun run = run(scenario("refused", EXPECT), "--json");
        assertThat(run.code()).isEqualTo(1);
        JsonNode json = Json.MAPPER.readTree(run.out());
        assertThat(json.path("instruction").isNull()).isTrue();
        assertThat(json.path("advice").isNull()).isTrue();
        assertThat(Json.texts(json.path("problems")))
                .containsExactly(
                        "POST /v1/border-checks was answered 400, not 201: Bad request: see errors; /documents/0/mrz/1 too short");
        assertThat(demo.calls()).contains("DELETE /_simulator/scenarios/refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not json", "[]", "{\"id\":\"x\"}", "{\"id\":"})
    void a_malformed_answer_is_a_problem(String body) throws IOException {
        demo.answer("GATEWAY POST /v1/border-checks", 201, body);
        CommandLineRun run = run(scenario("malformed", EXPECT));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("POST /v1/border-checks was answered with");
    }

    @Test
    void an_instruction_the_contract_does_not_know_is_a_problem() throws IOException {
        demo.answer("GATEWAY POST /v1/border-checks", 201, TestDemo.lane("\"kind\":\"DANCE\""));
        assertThat(run(scenario("dance", EXPECT)).out())
                .contains("an instruction the contract doesn't know: 'DANCE'");
    }

    @Test
    void silence_is_a_problem() throws IOException {
        demo.silence("GATEWAY POST /v1/border-checks");
        CommandLineRun run = run(scenario("silent", EXPECT), "--request-timeout", "PT1S");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("POST /v1/border-checks was not answered within 1 s");
    }

    @Test
    void an_answer_that_breaks_off_is_a_problem() throws IOException {
        demo.breakOff("GATEWAY POST /v1/border-checks");
        CommandLineRun run = run(scenario("broken-off", EXPECT));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("POST /v1/border-checks got no whole answer");
    }

    @Test
    void a_check_that_never_ends_is_a_problem() throws IOException {
        demo.answer("GATEWAY GET /v1/border-checks/" + TestDemo.ID, 200, TestDemo.WAIT);
        CommandLineRun run = run(scenario("endless", EXPECT), "--check-timeout", "PT0.5S");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("the check did not end within");
    }

    @Test
    void a_kiosk_asked_for_more_after_it_had_no_more_is_a_problem() throws IOException {
        String fingers = TestDemo.CAPTURE_FINGERS;
        demo.answer("GATEWAY POST /v1/border-checks", 201, fingers);
        demo.answer("GATEWAY POST /v1/border-checks/" + TestDemo.ID + "/_complete", 200, fingers);
        assertThat(run(scenario("more", EXPECT)).out())
                .contains("is asked to capture [FINGERS] after it said that no more comes");
    }

    @Test
    void a_simulator_that_refuses_the_records_is_a_problem() throws IOException {
        demo.answer(
                "SIS PUT /_simulator/scenarios/odd",
                400,
                "{\"title\":\"Bad Request\",\"detail\":\"/records/alerts/0/category: unknown\"}");
        CommandLineRun run = run(scenario("odd", EXPECT));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("was answered 400, not 204: Bad Request: /records/alerts/0/category");
    }

    @Test
    void a_scenario_that_stays_loaded_is_a_problem() throws IOException {
        demo.answer("EES DELETE /_simulator/scenarios/stays", 500, "");
        CommandLineRun run = run(scenario("stays", EXPECT));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("the scenario is still loaded: EES");
    }

    @Test
    void a_gateway_that_is_not_up_is_one_line_and_exit_code_2() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        CommandLineRun run =
                run(scenario("nobody", EXPECT), "--gateway", "https://localhost:" + free);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .containsExactly(
                        "The gateway does not answer at https://localhost:%d. Is it running? ./grenspoort starts the demo."
                                .formatted(free));
        assertThat(demo.calls()).isEmpty();
    }

    @Test
    void simulators_that_are_not_up_are_one_line_and_exit_code_2() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        CommandLineRun run = run(scenario("alone", EXPECT), "--sis-port", String.valueOf(free));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).startsWith("The simulator of SIS does not answer");
    }

    @Test
    void certificates_of_another_demo_are_one_line_and_exit_code_2() throws IOException {
        Path other = home.resolve("other");
        nl.grenspoort.trust.DemoPki.openOrCreate(other, 2048, java.time.Instant.now());
        CommandLineRun run = run(scenario("other", EXPECT), "--certs", other.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains("don't trust each other");
    }

    @Test
    void missing_certificates_are_one_line_and_exit_code_2() throws IOException {
        Path file = scenario("keyless", EXPECT);
        CommandLineRun run =
                CommandLineRun.of(home, TestMakers.makers(), "scenario", "run", file.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains("There are no keys in").contains("certs");
    }

    @Test
    void an_invalid_scenario_stops_the_run_before_anything_is_sent() throws IOException {
        scenario("a-good", EXPECT);
        scenario("b-bad", EXPECT.replace("ADMIT_CANDIDATE", "ADMIT"));
        scenario("c-bad", EXPECT.replace("instruction: OPEN", "instructions: OPEN"));
        CommandLineRun run = run("--all");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("/expect/advice: ")
                .contains("/expect/instruction: ")
                .contains("/expect/instructions: ");
        assertThat(demo.calls()).isEmpty();
    }

    @Test
    void neither_file_nor_all_is_refused() {
        CommandLineRun run = run(new String[0]);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("Name scenario files, or use --all.");
    }
}
