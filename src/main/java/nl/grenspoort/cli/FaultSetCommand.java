package nl.grenspoort.cli;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.node.ObjectNode;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lets a simulated system fail. */
@Command(
        name = "set",
        description = "Let a simulated system fail, until it is cleared or its times are over.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Modes: DELAY LATE DRIBBLE TIMEOUT MALFORMED EMPTY RESET DOWN GARBAGE SERVER_ERROR FAULT",
            "NOT_WELL_FORMED INCOMPLETE PARTIAL DUPLICATE REPLAYED STALE CERTIFICATE_EXPIRED",
            "CLOCK_SKEW WRONG_CORRELATION SCHEMA_VERSION. docs/simulators.md tells what each is."
        })
final class FaultSetCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(index = "0", paramLabel = "SYSTEM", description = "Such as SIS.")
    private String system = "";

    @Parameters(index = "1", paramLabel = "MODE", description = "What goes wrong.")
    private String mode = "";

    @Option(names = "--delay", paramLabel = "3s", description = "How late: DELAY, LATE, DRIBBLE.")
    private @Nullable String delay;

    @Option(
            names = "--skew",
            paramLabel = "10m",
            description = "How far ahead its clock is, behind as -10m: CLOCK_SKEW.")
    private @Nullable String skew;

    @Option(names = "--age", paramLabel = "90m", description = "How old the copy is: STALE.")
    private @Nullable String age;

    @Option(names = "--skip", paramLabel = "N", description = "N calls go well first.")
    private @Nullable Long skip;

    @Option(names = "--times", paramLabel = "N", description = "N calls fail, the rest goes well.")
    private @Nullable Long times;

    @Option(
            names = "--probability",
            paramLabel = "P",
            description = "Of each call, more than 0 and 1 at most.")
    private @Nullable Double probability;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of the chances: the same ones again.")
    private @Nullable Long seed;

    @Option(
            names = "--operation",
            paramLabel = "NAME",
            description = "Only this operation, such as search or entries.")
    private @Nullable String operation;

    @Option(
            names = "--scenario",
            paramLabel = "ID",
            description = "Only travellers of this scenario, while it is played.")
    private @Nullable String scenario;

    @Option(
            names = "--document",
            paramLabel = "NUMBER",
            description = "Only questions about this document.")
    private @Nullable String document;

    @Mixin private final SimulatorOptions options = new SimulatorOptions();

    FaultSetCommand(Context context) {
        this.context = requireNonNull(context, "context");
    }

    @Override
    public Integer call() {
        try (SandboxAdmin admin = options.admin(context.home())) {
            String named = admin.running(system).getFirst();
            admin.call(named, "PUT", "faults/" + id(), body());
            context.out().println(named + " now fails: " + mode.toUpperCase(Locale.ROOT));
        }
        return 0;
    }

    /** A fault replaces the one for the same calls, and stands beside others. */
    private String id() {
        String id =
                Stream.of("fault", scenario, document, operation)
                        .filter(part -> part != null)
                        .map(part -> part.replaceAll("[^A-Za-z0-9]+", "-"))
                        .collect(Collectors.joining("-"));
        return id.length() > 100 ? id.substring(0, 100) : id;
    }

    private ObjectNode body() {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("mode", mode.toUpperCase(Locale.ROOT).replace('-', '_'));
        text(body, "delay", delay);
        text(body, "skew", skew);
        text(body, "age", age);
        text(body, "operation", operation);
        text(body, "scenario", scenario);
        if (document != null) {
            body.putArray("documents").add(document);
        }
        if (skip != null) {
            body.put("skip", skip);
        }
        if (times != null) {
            body.put("times", times);
        }
        if (probability != null) {
            body.put("probability", probability);
        }
        if (seed != null) {
            body.put("seed", seed);
        }
        return body;
    }

    private static void text(ObjectNode body, String name, @Nullable String value) {
        if (value != null) {
            body.put(name, value);
        }
    }
}
