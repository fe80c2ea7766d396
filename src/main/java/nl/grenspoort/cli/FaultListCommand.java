package nl.grenspoort.cli;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.JsonNode;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Lists the faults that are set. */
@Command(
        name = "list",
        description = "List the faults that are set, and how many calls met each.",
        mixinStandardHelpOptions = true)
final class FaultListCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(
            arity = "0..1",
            paramLabel = "SYSTEM",
            description = "One system only (default: all that run).")
    private @Nullable String system;

    @Mixin private final SimulatorOptions options = new SimulatorOptions();

    FaultListCommand(Context context) {
        this.context = requireNonNull(context, "context");
    }

    @Override
    public Integer call() {
        boolean none = true;
        try (SandboxAdmin admin = options.admin(context.home())) {
            for (String named : admin.running(system)) {
                JsonNode faults =
                        Json.MAPPER.readTree(admin.call(named, "GET", "faults", null).body());
                for (JsonNode fault : faults) {
                    none = false;
                    context.out().println(named + " " + line(fault));
                }
            }
        }
        if (none) {
            context.out().println("No fault is set.");
        }
        return 0;
    }

    private static String line(JsonNode fault) {
        return fault.properties().stream()
                .filter(member -> !member.getKey().equals("id"))
                .map(
                        member ->
                                member.getKey().equals("mode")
                                        ? member.getValue().asString()
                                        : member.getKey() + "=" + plain(member.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static String plain(JsonNode value) {
        return value.isArray()
                ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining(","))
                : value.asString();
    }
}
