package nl.grenspoort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

class CheckSendTest {
    private static final String CASE =
            """
            {"id":"%s","status":"CONCLUDED","instruction":{"kind":"OPEN"},
             "case":{"openedAt":"2026-11-23T10:00:00Z","crossingPoint":"NL-AMS","terminal":"e-gate-ams-01","direction":"ENTRY",
              "travellerClass":"FREE_MOVEMENT","advice":"SECOND_LINE",
              "adviceText":{"en":"Second-line check.","nl":"Tweedelijnscontrole."},"letters":["A"],
              "findings":[{"key":"sis.alert.object-seize","severity":"SECOND_LINE","disclosure":"TRAVELLER",
                "basis":{"act":"2018/1862","article":"38"},"letters":["A"],"source":"SIS","parameters":{},
                "text":{"en":"Seize this document.","nl":"Neem dit document in."},
                "explanation":{"en":"It is listed.","nl":"Het staat gesignaleerd."}}],
              "answers":[{"system":"SIS","status":"DATA","reason":null,"source":"NATIONAL_COPY","ageMinutes":12}],
              "documents":[{"kind":"PASSPORT","chip":{"result":"UNDETERMINED","checks":[
                {"id":"SIGNATURE","outcome":"SUCCESSFUL","reason":""},{"id":"CHAIN","outcome":"UNDETERMINED","reason":"ISSUER_UNKNOWN"}]}}],
              "passage":null}}
            """
                    .formatted(TestDemo.ID);

    @TempDir Path home;

    private TestDemo demo;

    CheckSendTest(@TempDir Path certificates) throws IOException {
        demo = new TestDemo(certificates.resolve("demo"));
    }

    @BeforeEach
    void tellTheDesk() {
        demo.desk(CASE);
    }

    @AfterEach
    void stopDemo() {
        demo.close();
    }

    @Test
    void lane_and_desk_are_shown_beside_each_other() throws IOException {
        CommandLineRun run = run();
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out().lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(101));
        assertThat(column(run.out(), true))
                .contains("The traveller's side (e-gate-ams-01)", "\"kind\" : \"OPEN\"")
                .doesNotContain("Seize", "SIS");
        assertThat(column(run.out(), false))
                .contains(
                        "The officer's side (desk-ams-01)",
                        "Advice: SECOND_LINE",
                        "Second-line check.",
                        "Letters: A",
                        "SECOND_LINE: Seize this document.",
                        "2018/1862 Art. 38",
                        "It is listed.",
                        "SIS: DATA, NATIONAL_COPY, 12 min old",
                        "PASSPORT: chip UNDETERMINED, CHAIN",
                        "ISSUER_UNKNOWN");
    }

    @Test
    void findings_are_told_in_the_language_asked_for() throws IOException {
        assertThat(run("--language", "nl").out())
                .contains(
                        "Neem dit document in.", "Tweedelijnscontrole.", "Het staat gesignaleerd.")
                .doesNotContain("Seize this document.");
        assertThat(run("--language", "fr").code()).isEqualTo(2);
    }

    @Test
    void json_holds_both_sides_as_they_came() throws IOException {
        JsonNode json = Json.MAPPER.readTree(run("--json").out());
        assertThat(json.path("desk")).isEqualTo(Json.MAPPER.readTree(CASE));
        assertThat(json.path("lane").get(0)).isEqualTo(Json.MAPPER.readTree(TestDemo.CAPTURE));
        assertThat(Json.text(json.path("scenario"))).isEqualTo("plain");
        assertThat(json.path("problems").isEmpty()).isTrue();
    }

    @Test
    void an_answer_that_is_no_json_is_shown_as_it_came() throws IOException {
        demo.answer("GATEWAY POST /v1/border-checks", 503, "<html>busy</html>");
        CommandLineRun run = run();
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("<html>busy</html>").contains("PROBLEM").contains("503");
    }

    private CommandLineRun run(String... more) throws IOException {
        Path file =
                Files.writeString(home.resolve("plain.yaml"), ScenarioFilesTest.minimal("plain"));
        List<String> arguments = new ArrayList<>(List.of("check", "send", file.toString()));
        arguments.addAll(demo.arguments());
        arguments.addAll(List.of(more));
        return CommandLineRun.of(home, TestMakers.makers(), arguments.toArray(String[]::new));
    }

    private static String column(String text, boolean left) {
        return text.lines()
                .map(line -> line.split(" \\| ?", 2))
                .map(parts -> left ? parts[0] : parts.length > 1 ? parts[1] : "")
                .collect(Collectors.joining("\n"));
    }
}
