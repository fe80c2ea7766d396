package nl.grenspoort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code ./grenspoort doctor}: its words, its page, its exit codes. */
class DoctorCommandTest {
    @TempDir Path home;

    /** All there is before the first start: nothing is broken but what a start makes. */
    @Test
    void a_fresh_clone_is_examined_whole_and_told_what_to_do() throws IOException {
        DoctorRun run =
                DoctorRun.of(
                        Path.of(""),
                        "--server.port=1",
                        "--management.server.port=2",
                        "--grenspoort.database.port=3",
                        "--grenspoort.trust.directory=" + home.resolve("none"));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.ailments()).containsExactlyInAnyOrder("no-keys", "nobody-listens");
        assertThat(run.one("database.reach")).startsWith("SKIPPED").contains("see certs.secret");
        assertThat(run.one("log.open")).startsWith("SKIPPED").contains("see certs.key");
    }

    @Test
    void the_page_has_a_line_for_what_is_well_and_two_for_what_is_not() throws IOException {
        TestHome.withKeys(home);
        CommandLineRun run = run("certs");
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        List<String> lines = run.out().lines().toList();
        assertThat(lines.getFirst()).startsWith("Examined with profile demo in " + home);
        assertThat(lines)
                .contains(
                        "certs: keys, certificates, anchors and secrets",
                        "  ok      certs.key                gateway-server, gateway-client: P-256; gateway-signing: RSA 2048",
                        "  WARNING certs.strength           gateway-signing: RSA 2048: to be phased out by the NCSC guidelines of 2025.",
                        "                                   -> Choose RSA from 3072 bits, or P-256 and better, at the next renewal.");
        assertThat(lines.getLast()).endsWith(" ok, 0 skipped, 1 warning(s), 0 problem(s)");
    }

    @Test
    void only_what_is_asked_for_is_examined() throws IOException {
        TestHome.withKeys(home);
        assertThat(DoctorRun.of(home, "certs").report().toString())
                .contains("\"area\":\"certs\"")
                .doesNotContain("\"area\":\"config\"");
    }

    @Test
    void nothing_that_could_be_examined_is_exit_code_2() throws IOException {
        TestHome.withKeys(home);
        DoctorRun run =
                DoctorRun.of(
                        home,
                        "systems",
                        "--management.server.port=1",
                        "--grenspoort.systems.sis.enabled=false",
                        "--grenspoort.systems.ees.enabled=false",
                        "--grenspoort.systems.national-register.enabled=false",
                        "--grenspoort.systems.etias.enabled=false",
                        "--grenspoort.systems.vis.enabled=false",
                        "--grenspoort.systems.sltd.enabled=false");
        assertThat(run.code()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "teeth, Unknown area 'teeth': there are config, certs, tls",
        "--nonsense, Unknown option: '--nonsense'",
        "--server.port, Unknown option: '--server.port'",
        "--profile, Missing required parameter"
    })
    void what_is_not_understood_gets_the_usage_and_exit_code_2(String word, String problem) {
        CommandLineRun run = run(word);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(problem).contains("Usage: grenspoort doctor");
    }

    @ParameterizedTest
    @CsvSource({
        "--gateway=http://localhost, is no https address",
        "--timeout=PT0S, must be longer than zero",
        "--timeout=PT10M, at most PT5M"
    })
    void an_option_that_can_not_be_is_one_line(String option, String problem) {
        CommandLineRun run = run("certs", option);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains(problem);
    }

    private CommandLineRun run(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "doctor";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CommandLineRun.of(home, TestMakers.makers(), all);
    }
}
