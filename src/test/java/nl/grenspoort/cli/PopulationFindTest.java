package nl.grenspoort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.trust.TestPki;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/** Looking for somebody in the simulated population by command. */
class PopulationFindTest {
    private static final String SOMEBODY =
            """
            [{"number":7,"person":{"surname":"Müller","givenNames":"Jo","birth":"1980-05-07","sex":"MALE","nationalities":["D"]},
              "otherWritings":[],"regime":"FREE_MOVEMENT","traits":["TWIN","LOST_DOCUMENT"],
              "documents":[{"kind":"PASSPORT","issuer":"UTO","number":"XP0000070","expiry":"2031-01-01","lost":false}],
              "mrz":["P<"],"held":{"NATIONAL-REGISTER":["NLR-P0000007"],"SIS":["D-P0000007"]}}]
            """;

    @TempDir Path home;

    @Test
    void somebody_found_is_a_line_of_a_table() throws IOException {
        try (TestPeer sis = sis()) {
            sis.at("/_simulator/population?limit=3&name=M%C3%BCller&trait=twin", 200, SOMEBODY);
            CommandLineRun run = run(sis, "--name", "Müller", "--trait", "twin", "--limit", "3");
            assertThat(run.err()).isEmpty();
            assertThat(run.code()).isZero();
            assertThat(run.out().lines())
                    .hasSize(2)
                    .last()
                    .asString()
                    .contains("Müller", "1980-05-07", "XP0000070", "TWIN LOST_DOCUMENT")
                    .endsWith("NATIONAL-REGISTER SIS");
        }
    }

    @Test
    void everything_known_is_printed_as_json() throws IOException {
        try (TestPeer sis = sis()) {
            sis.at("/_simulator/population?held=SIS&limit=20", 200, SOMEBODY);
            CommandLineRun run = run(sis, "--held", "SIS", "--json");
            assertThat(run.code()).isZero();
            assertThat(Json.MAPPER.readTree(run.out())).isEqualTo(Json.MAPPER.readTree(SOMEBODY));
        }
    }

    @Test
    void nobody_found_is_said_and_is_no_success() throws IOException {
        try (TestPeer sis = sis()) {
            sis.at("/_simulator/population?limit=20&name=X", 200, "[]");
            CommandLineRun run = run(sis, "--name", "X");
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.out()).contains("Nobody.");
        }
    }

    @Test
    void what_the_simulator_does_not_understand_is_told_in_a_line() throws IOException {
        try (TestPeer sis = sis()) {
            sis.at(
                    "/_simulator/population?limit=20&trait=TRIPLET",
                    400,
                    "{\"title\":\"Bad Request\",\"detail\":\"must be one of [TWIN]\"}");
            CommandLineRun run = run(sis, "--trait", "TRIPLET");
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err()).contains("must be one of [TWIN]").hasLineCount(1);
        }
    }

    private TestPeer sis() throws IOException {
        TestHome.withKeys(home);
        return TestPeer.secured(TestPki.shared(), "simulator-sis");
    }

    private CommandLineRun run(TestPeer sis, String... more) {
        String[] arguments = new String[more.length + 4];
        arguments[0] = "population";
        arguments[1] = "find";
        arguments[2] = "--sis-port";
        arguments[3] = Integer.toString(sis.port());
        System.arraycopy(more, 0, arguments, 4, more.length);
        return CommandLineRun.of(home, TestMakers.makers(), arguments);
    }
}
