package nl.grenspoort.cli;

import static java.util.Objects.requireNonNull;

import picocli.CommandLine.Command;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Lists the project's scenarios. */
@Command(
        name = "list",
        description = "List the scenarios in config/scenarios.",
        mixinStandardHelpOptions = true)
final class ScenarioListCommand implements Callable<Integer> {
    private final Context context;

    ScenarioListCommand(Context context) {
        this.context = requireNonNull(context, "context");
    }

    @Override
    public Integer call() {
        ScenarioFiles reader = new ScenarioFiles();
        for (Path file : ScenarioFiles.all(context.home().scenarios())) {
            Scenario scenario = reader.read(file);
            context.out()
                    .printf(
                            "%-40s %-7s %-5s %s%s%n",
                            scenario.id(),
                            scenario.lane(),
                            scenario.direction(),
                            scenario.title(),
                            scenario.needs().isEmpty()
                                    ? ""
                                    : "  [waits for %s]"
                                            .formatted(String.join(", ", scenario.needs())));
        }
        return 0;
    }
}
