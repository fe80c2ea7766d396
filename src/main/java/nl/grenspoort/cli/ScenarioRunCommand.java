package nl.grenspoort.cli;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

/** Plays scenarios and compares what comes out with what each expects. */
@Command(
        name = "run",
        description = "Play scenarios and compare what comes out with what they expect.",
        mixinStandardHelpOptions = true)
final class ScenarioRunCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "Scenario files, or names of scenarios in config/scenarios.")
    private List<String> files = new ArrayList<>();

    @Option(names = "--all", description = "Every scenario in config/scenarios.")
    private boolean all;

    @Option(
            names = "--json",
            description = "Print JSON: an object for one FILE, an array for several and for --all.")
    private boolean json;

    @Option(
            names = "--log-url",
            paramLabel = "JDBC-URL",
            description =
                    "Compare the message log in this database too: who was asked for what purpose,"
                            + " one outcome per question, the advice (the demo's:"
                            + " jdbc:postgresql://127.0.0.1:18432/grenspoort). Reading it is logged.")
    private @Nullable String logUrl;

    @Option(
            names = "--ordinary-log",
            paramLabel = "FILE",
            description = "Compare the gateway's ordinary log too, as far as it grows meanwhile.")
    private @Nullable Path ordinaryLog;

    @Mixin private final GatewayOptions options = new GatewayOptions();

    ScenarioRunCommand(Context context) {
        this.context = requireNonNull(context, "context");
    }

    @Override
    public Integer call() {
        ScenarioFiles reader = new ScenarioFiles();
        List<Scenario> scenarios = read(reader, paths());
        List<ScenarioReport> reports = new ArrayList<>();
        try (ScenarioPlayer player = new ScenarioPlayer(context, options);
                LogAccess log = log()) {
            player.requireGateway();
            for (Scenario scenario : scenarios) {
                ScenarioReport report = report(player, reader, log, scenario);
                reports.add(report);
                if (!json) {
                    context.out().println(report.text());
                }
            }
        }
        if (json) {
            printJson(reports);
        }
        boolean good = reports.stream().allMatch(report -> report.outcome().acceptable());
        if (!json && reports.size() > 1) {
            context.out().println(ScenarioReport.summary(reports));
        }
        return good ? 0 : 1;
    }

    private List<Path> paths() {
        if (all != files.isEmpty()) {
            throw new CommandFailedException("Name scenario files, or use --all.");
        }
        return all
                ? ScenarioFiles.all(context.home().scenarios())
                : files.stream().map(file -> ScenarioFiles.named(file, context.home())).toList();
    }

    /** All are read before one is played, so that every mistake is told at once. */
    private static List<Scenario> read(ScenarioFiles reader, List<Path> paths) {
        List<Scenario> scenarios = new ArrayList<>();
        List<String> mistakes = new ArrayList<>();
        for (Path path : paths) {
            try {
                scenarios.add(reader.read(path));
            } catch (CommandFailedException e) {
                mistakes.add(String.valueOf(e.getMessage()));
            }
        }
        if (!mistakes.isEmpty()) {
            throw new CommandFailedException(String.join("\n", mistakes));
        }
        if (scenarios.isEmpty()) {
            throw new CommandFailedException("There are no scenarios.");
        }
        return scenarios;
    }

    /** Null when it is not to be looked at. */
    private @Nullable LogAccess log() {
        return logUrl == null
                ? null
                : context.makers().log().open(options.log(logUrl, context.home()));
    }

    private ScenarioReport report(
            ScenarioPlayer player,
            ScenarioFiles reader,
            @Nullable LogAccess log,
            Scenario scenario) {
        OrdinaryLog ordinary = ordinaryLog == null ? null : OrdinaryLog.fromNow(ordinaryLog);
        Played played = player.play(scenario);
        List<String> problems = new ArrayList<>(Comparison.problems(played));
        String check = played.lane().checkId();
        if (log != null && check != null && played.content().isObject()) {
            problems.addAll(LogComparison.problems(played, log.entries(UUID.fromString(check))));
        }
        if (ordinary != null) {
            problems.addAll(ordinary.problems(scenario.expect().forbiddenInLog()));
        }
        String twin = scenario.expect().sameForLaneAs();
        if (twin != null && played.problems().isEmpty()) {
            Played other = player.play(reader.sibling(scenario, twin));
            problems.addAll(Comparison.difference(played, other));
        }
        return new ScenarioReport(played, problems);
    }

    private void printJson(List<ScenarioReport> reports) {
        Object printed =
                all || reports.size() > 1
                        ? reports.stream().map(ScenarioReport::json).toList()
                        : reports.getFirst().json();
        context.out().println(Json.pretty(printed));
    }
}
