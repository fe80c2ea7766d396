package nl.grenspoort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;

class CommandsTest {
    @TempDir Path home;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "-h",
                "scenario --help",
                "scenario run --help",
                "scenario list --help",
                "scenario schema --help",
                "check --help",
                "check send --help",
                "log --help",
                "log show --help",
                "log verify --help",
                "install --help",
                "doctor --help",
                "licences --help",
                "completion --help"
            })
    void every_level_has_its_help(String arguments) {
        CommandLineRun run = run(arguments.split(" "));
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("Usage: grenspoort").contains("--help");
    }

    @Test
    void help_tells_the_addresses_that_are_used_when_none_is_given() {
        assertThat(run("scenario", "run", "--help").out())
                .contains("https://localhost:8443", "18443", "18444");
        assertThat(run("log", "show", "--help").out())
                .contains("jdbc:postgresql://127.0.0.1:18432/grenspoort");
    }

    @Test
    void the_version_is_told() {
        CommandLineRun run = run("--version");
        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("grenspoort ");
    }

    @ParameterizedTest
    @CsvSource({
        "scenarios, Unmatched argument",
        "scenario, Missing command",
        "scenario rum, Unmatched argument",
        "check, Missing command",
        "log, Missing command",
        "check send, Missing required parameter",
        "log show, Missing required parameter",
        "log show 12, Invalid value",
        "scenario run --nonsense, Unknown option",
    })
    void what_is_not_understood_gets_the_usage_and_exit_code_2(String arguments, String problem) {
        CommandLineRun run = run(arguments.split(" "));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(problem).contains("Usage: grenspoort");
    }

    @Test
    void the_schema_is_printed_as_it_is_published() {
        assertThat(run("scenario", "schema").out()).isEqualTo(ScenarioSchema.text());
    }

    @Test
    void the_list_has_a_line_for_each_scenario() {
        CommandLineRun run =
                CommandLineRun.of(Path.of(""), TestMakers.makers(), "scenario", "list");
        assertThat(run.code()).isZero();
        assertThat(run.out().lines())
                .hasSize(ScenarioFiles.all(Path.of("config/scenarios")).size())
                .anySatisfy(
                        line ->
                                assertThat(line)
                                        .startsWith("12-sis-national-copy ")
                                        .contains("DESK")
                                        .contains("national copy answers"));
    }

    @Test
    void a_list_without_its_folder_is_told() {
        CommandLineRun run = run("scenario", "list");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("can't be read");
    }

    @Test
    void the_completion_script_knows_the_commands() {
        assertThat(run("completion").out())
                .contains("scenario", "verify", "doctor", "database", "complete -F");
    }

    @ParameterizedTest
    @CsvSource({
        "scenario, true",
        "foo, true",
        "--help, true",
        "--version, true",
        "--server.port=8443, false",
        "--grenspoort.home=x, false",
    })
    void settings_start_the_gateway_and_words_ask_for_a_command(String first, boolean command) {
        assertThat(Commands.asked(new String[] {first})).isEqualTo(command);
    }

    @Test
    void no_argument_starts_the_gateway() {
        assertThat(Commands.asked(new String[0])).isFalse();
    }

    private CommandLineRun run(String... arguments) {
        return CommandLineRun.of(home, TestMakers.makers(), arguments);
    }
}
