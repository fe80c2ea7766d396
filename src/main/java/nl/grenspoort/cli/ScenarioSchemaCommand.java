package nl.grenspoort.cli;

import static java.util.Objects.requireNonNull;

import picocli.CommandLine.Command;

import java.util.concurrent.Callable;

/** Prints the JSON Schema of scenario files. */
@Command(
        name = "schema",
        description = "Print the JSON Schema (2020-12) of scenario files.",
        mixinStandardHelpOptions = true)
final class ScenarioSchemaCommand implements Callable<Integer> {
    private final Context context;

    ScenarioSchemaCommand(Context context) {
        this.context = requireNonNull(context, "context");
    }

    @Override
    public Integer call() {
        context.out().print(ScenarioSchema.text());
        return 0;
    }
}
