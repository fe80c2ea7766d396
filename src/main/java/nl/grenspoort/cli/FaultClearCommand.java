package nl.grenspoort.cli;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/** Takes away every fault that was set. */
@Command(
        name = "clear",
        description = "Take away the faults that were set; those of scenarios stay.",
        mixinStandardHelpOptions = true)
final class FaultClearCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(
            arity = "0..1",
            paramLabel = "SYSTEM",
            description = "One system only (default: all that run).")
    private @Nullable String system;

    @Mixin private final SimulatorOptions options = new SimulatorOptions();

    FaultClearCommand(Context context) {
        this.context = requireNonNull(context, "context");
    }

    @Override
    public Integer call() {
        try (SandboxAdmin admin = options.admin(context.home())) {
            for (String named : admin.running(system)) {
                admin.call(named, "DELETE", "faults", null);
                context.out().println(named + " has no fault set");
            }
        }
        return 0;
    }
}
