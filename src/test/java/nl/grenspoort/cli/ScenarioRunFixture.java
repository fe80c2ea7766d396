package nl.grenspoort.cli;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A folder with scenarios, a demo that plays its part, and the command that plays them. */
abstract class ScenarioRunFixture {
    static final String CASE =
            """
            {"id":"%s","status":"CONCLUDED","instruction":{"kind":"OPEN"},"case":{"advice":"ADMIT_CANDIDATE","letters":[],
             "findings":[{"key":"source.not-connected"},{"key":"stay.days-left"}],
             "answers":[{"system":"SIS","status":"NO_DATA","reason":null,"source":"CENTRAL","ageMinutes":null},
                        {"system":"SLTD","status":"NOT_ASKED","reason":"NOT_CONNECTED","source":null,"ageMinutes":null}]}}
            """
                    .formatted(TestDemo.ID);

    static final String EXPECT =
            """
            expect:
              instruction: OPEN
              advice: ADMIT_CANDIDATE
              letters: []
              answers: {SIS: {status: NO_DATA, source: CENTRAL}, SLTD: {status: NOT_ASKED, reason: NOT_CONNECTED}}
              findings: [stay.days-left]
              noFindings: [stay.exhausted]
              capturesAsked: [FACE]
              kioskMustNotContain: [SIS, alert, "37"]
            """;

    @TempDir static Path shared;

    @TempDir Path home;

    final TestDemo demo = startDemo();

    static TestDemo startDemo() {
        try {
            return new TestDemo(Files.createDirectories(shared.resolve("certs")).resolve("demo"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void tellTheDesk() throws IOException {
        demo.desk(CASE);
        Files.createDirectories(home.resolve("config/scenarios"));
    }

    @AfterEach
    void stopDemo() {
        demo.close();
    }

    Path scenario(String id, String rest) throws IOException {
        return scenario(id, rest, "lane: E_GATE");
    }

    Path scenario(String id, String rest, String lane) throws IOException {
        String yaml =
                ScenarioFilesTest.minimal(id)
                        .replace("lane: E_GATE", lane)
                        .replace("expect: {instruction: OPEN}\n", rest);
        return Files.writeString(home.resolve("config/scenarios/" + id + ".yaml"), yaml);
    }

    CommandLineRun run(Path file, String... more) {
        return run(
                Stream.concat(Stream.of(file.toString()), Stream.of(more)).toArray(String[]::new));
    }

    CommandLineRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("scenario", "run"));
        List<String> leading = new ArrayList<>(demo.arguments());
        for (int i = 0; i < arguments.length; i++) {
            int at = leading.indexOf(arguments[i]);
            if (at >= 0) {
                leading.subList(at, at + 2).clear();
            }
        }
        all.addAll(leading);
        all.addAll(List.of(arguments));
        return CommandLineRun.of(home, TestMakers.makers(), all.toArray(String[]::new));
    }
}
