package nl.grenspoort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.simulator.RunningSimulators;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code fault}, {@code clock} and {@code journal} against simulated systems as they start. */
class SimulatorCommandsTest {
    private static RunningSimulators simulators;

    @BeforeAll
    static void start() {
        simulators = new RunningSimulators();
    }

    @AfterAll
    static void stop() {
        simulators.close();
    }

    /** What the guide tells to type; {@code --follow} would not end. */
    @Test
    void every_command_of_the_guide_does_what_it_says() throws Exception {
        List<String> commands =
                Files.readAllLines(Path.of("docs/simulators.md")).stream()
                        .filter(line -> line.matches("\\./grenspoort (fault|clock|journal) .*"))
                        .map(line -> line.replaceAll("\\s*#.*", ""))
                        .filter(line -> !line.contains("--follow"))
                        .toList();
        assertThat(commands).hasSizeGreaterThan(12);
        for (String command : commands) {
            // the gateway does not run here: its terminals' clocks are left alone
            String more = command.contains(" clock ") ? " --as integrator-a" : "";
            CommandLineRun run = run((command + more).substring("./grenspoort ".length()));
            assertThat(run.code()).as("%s: %s", command, run.err()).isZero();
        }
    }

    @Test
    void a_fault_is_set_listed_and_cleared() {
        run("fault clear");
        assertThat(run("fault list").out()).contains("No fault is set.");
        assertThat(run("fault set sis clock-skew --skew -10m --times 3 --document x-1").code())
                .isZero();
        assertThat(run("fault set SIS RESET").code()).isZero();
        assertThat(run("fault list SIS").out())
                .contains("SIS CLOCK_SKEW skew=PT-10M times=3 applied=0 documents=X1")
                .contains("SIS RESET applied=0");
        assertThat(run("fault clear SIS").out()).contains("SIS has no fault set");
        assertThat(run("fault list").out()).contains("No fault is set.");
    }

    @Test
    void a_clock_is_set_shown_and_cleared() {
        assertThat(run("clock set 2026-11-02T10:00:00Z --as integrator-a").code()).isZero();
        assertThat(run("clock show --as integrator-a").out()).contains("2026-11-02T10:0");
        assertThat(run("clock clear --as integrator-a").code()).isZero();
        assertThat(run("clock show --as integrator-a").out())
                .contains("true time")
                .doesNotContain("2026-11-02T10");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fault set NOSUCH RESET                | There is no simulated system NOSUCH",
                "fault set SIS NOSUCH                  | /mode must be one of",
                "fault set SIS DELAY                   | /delay",
                "fault set SIS DELAY --delay soon      | /delay",
                "fault set SIS DELAY --delay 3m        | two minutes",
                "fault set SIS RESET --delay 3s        | RESET takes no delay",
                "fault set SIS RESET --times 0         | /times",
                "fault set SIS RESET --probability 1.5 | /probability",
                "fault set SIS RESET --document -      | /documents/0",
                "fault set SIS RESET --scenario A_B    | /scenario",
                "clock set tomorrow                    | tomorrow is no time",
                "clock set 2026-11-02T10:00:00         | is no time",
                "clock set 3000-01-01T00:00:00Z        | 1990 to 2099",
                "journal NOSUCH                        | There is no simulated system NOSUCH"
            })
    void what_is_wrong_is_told_in_a_line(String command, String told) {
        CommandLineRun run = run(command);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(told).doesNotContain("Exception", "\tat ");
    }

    private static CommandLineRun run(String command) {
        List<String> arguments = new ArrayList<>(Arrays.asList(command.strip().split(" +")));
        arguments.add("--certs=" + RunningSimulators.TRUST.folder());
        simulators
                .addresses()
                .forEach(
                        (system, address) ->
                                arguments.add(
                                        "--simulator-port=" + system + "=" + address.getPort()));
        return CommandLineRun.of(
                Path.of("."), TestMakers.makers(), arguments.toArray(String[]::new));
    }
}
