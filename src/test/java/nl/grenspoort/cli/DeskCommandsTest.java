package nl.grenspoort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An officer at the desk observes, and looks at a party, from the command line. */
class DeskCommandsTest {
    private static final String OBSERVATIONS = "/v1/border-checks/" + TestDemo.ID + "/observations";
    private static final String CASE =
            """
            {"id":"%s","status":"CONCLUDED","instruction":{"kind":"GO_TO_DESK"},
             "case":{"openedAt":"2026-11-23T10:00:00Z","crossingPoint":"NL-AMS","terminal":"kiosk-ams-01","direction":"ENTRY",
              "advice":"SECOND_LINE","letters":[],"findings":[],"answers":[],"documents":[],
              "observations":[{"kind":"STAY_SHOWN","officer":"M2001","at":"2026-11-23T10:02:00Z","entry":"2026-10-03","state":"D"}]}}
            """
                    .formatted(TestDemo.ID);

    @TempDir Path home;

    private final TestDemo demo;

    DeskCommandsTest(@TempDir Path certificates) throws IOException {
        demo = new TestDemo(certificates.resolve("demo"));
    }

    @AfterEach
    void stopDemo() {
        demo.close();
    }

    @Test
    void an_observation_is_sent_by_the_officer_and_the_case_is_shown() {
        demo.answer("DESK POST " + OBSERVATIONS, 200, CASE);
        CommandLineRun run =
                run(
                        "check",
                        "observe",
                        TestDemo.ID,
                        "STAY_SHOWN",
                        "entry=2026-10-03",
                        "state=D",
                        "evidence=STAMP");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("Instruction: GO_TO_DESK")
                .contains("Advice: SECOND_LINE")
                .contains(
                        "Observations",
                        "STAY_SHOWN, entry 2026-10-03, state D (M2001, 2026-11-23T10:02:00Z)");
        TestDemo.Request sent = demo.requests().getFirst();
        assertThat(sent.client()).contains("desk-ams-01");
        assertThat(sent.headers()).containsEntry("Officer-number", "M2001");
        assertThat(sent.body())
                .isEqualTo(
                        "{\"kind\":\"STAY_SHOWN\",\"entry\":\"2026-10-03\",\"state\":\"D\",\"evidence\":\"STAMP\"}");
    }

    @Test
    void what_is_true_or_false_is_sent_as_such_and_a_kind_may_need_nothing() {
        demo.answer("DESK POST " + OBSERVATIONS, 200, CASE);
        run("check", "observe", TestDemo.ID, "FAMILY_TIE", "shown=true", "--officer", "M1001");
        run("check", "observe", TestDemo.ID, "ASYLUM_REQUEST", "--json");
        assertThat(demo.requests())
                .extracting(TestDemo.Request::body)
                .containsExactly(
                        "{\"kind\":\"FAMILY_TIE\",\"shown\":true}",
                        "{\"kind\":\"ASYLUM_REQUEST\"}");
        assertThat(demo.requests().getFirst().headers()).containsEntry("Officer-number", "M1001");
    }

    @Test
    void what_the_gateway_has_against_it_is_told() {
        demo.answer(
                "DESK POST " + OBSERVATIONS,
                400,
                "{\"title\":\"Wrong\",\"errors\":[{\"pointer\":\"/outcome\",\"detail\":\"is required\"}]}");
        CommandLineRun run = run("check", "observe", TestDemo.ID, "GUARDIANSHIP");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("400").contains("/outcome is required");
    }

    @Test
    void a_party_is_a_table_of_its_members() {
        demo.answer(
                "DESK GET /v1/parties/GP-1",
                200,
                """
                {"id":"GP-1","members":[
                 {"id":"a","role":"ADULT","surname":"JANSEN","givenNames":"PIET","status":"CONCLUDED","instruction":"OPEN",
                  "advice":"ADMIT_CANDIDATE","letters":[],"guardianQuestion":"CLOSED","mayBeDecided":true},
                 {"id":"b","role":"CHILD","status":"OPEN","instruction":"WAIT","letters":["A","B"],"mayBeDecided":false}]}
                """);
        CommandLineRun run = run("party", "GP-1");
        assertThat(run.code()).isZero();
        assertThat(run.out().lines().map(line -> line.replaceAll(" {2,}", "|")))
                .containsExactly(
                        "CHECK|ROLE|NAME|STATUS|INSTRUCTION|ADVICE|LETTERS|GUARDIAN QUESTION|MAY BE DECIDED",
                        "a|ADULT|JANSEN, PIET|CONCLUDED|OPEN|ADMIT_CANDIDATE|-|CLOSED|yes",
                        "b|CHILD|-|OPEN|WAIT|-|A B|-|no");
        assertThat(demo.requests().getFirst().headers()).containsEntry("Officer-number", "M2001");
    }

    @Test
    void what_is_no_id_of_a_party_is_not_asked_for() {
        CommandLineRun run = run("party", "a/../b");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("1 to 64 letters");
        assertThat(demo.requests()).isEmpty();
    }

    private CommandLineRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(demo.arguments());
        return CommandLineRun.of(home, TestMakers.makers(), all.toArray(String[]::new));
    }
}
