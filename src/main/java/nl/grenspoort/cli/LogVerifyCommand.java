package nl.grenspoort.cli;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.cli.LogAccess.Verdict;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tools.jackson.databind.node.ObjectNode;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Recomputes the whole log and tells whether anything was changed. */
@Command(
        name = "verify",
        description = "Recompute the message log; exit code 1 when something was changed.",
        mixinStandardHelpOptions = true)
final class LogVerifyCommand implements Callable<Integer> {
    private final Context context;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Mixin private final LogOptions options = new LogOptions();

    LogVerifyCommand(Context context) {
        this.context = requireNonNull(context, "context");
    }

    @Override
    public Integer call() {
        Verdict verdict;
        try (LogAccess log = context.makers().log().open(options.database(context.home()))) {
            verdict = log.verify();
        }
        context.out().println(json ? Json.pretty(json(verdict)) : text(verdict));
        return verdict.problems().isEmpty() ? 0 : 1;
    }

    private static ObjectNode json(Verdict verdict) {
        ObjectNode result = Json.MAPPER.createObjectNode();
        result.put("whole", verdict.problems().isEmpty());
        result.put("entries", verdict.entries());
        result.put("root", verdict.root());
        verdict.problems().forEach(result.putArray("problems")::add);
        verdict.remarks().forEach(result.putArray("remarks")::add);
        return result;
    }

    private static String text(Verdict verdict) {
        String head =
                "%s: %d entries, root %s"
                        .formatted(
                                verdict.problems().isEmpty()
                                        ? "The log is whole"
                                        : "THE LOG WAS CHANGED",
                                verdict.entries(),
                                verdict.root());
        return Stream.of(Stream.of(head), verdict.problems().stream(), verdict.remarks().stream())
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n  "));
    }
}
