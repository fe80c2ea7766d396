package nl.grenspoort.cli;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

import java.util.concurrent.Callable;

/** Prints a completion script. */
@Command(
        name = "completion",
        description =
                "Print a completion script for bash and zsh: source <(./grenspoort completion)",
        mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {
    private final Context context;

    @CommandLine.Spec private @Nullable CommandSpec spec;

    CompletionCommand(Context context) {
        this.context = requireNonNull(context, "context");
    }

    @Override
    public Integer call() {
        CommandLine root = requireNonNull(spec).root().commandLine();
        context.out().print(AutoComplete.bash("grenspoort", root));
        return 0;
    }
}
