package nl.grenspoort.cli;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.cli.doctor.Area;
import nl.grenspoort.cli.doctor.Doctor;
import nl.grenspoort.cli.doctor.Report;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Examines the gateway and everything it needs. */
@Command(
        name = "doctor",
        description =
                "Examine the gateway: settings, keys, TLS, contracts, database, log, systems. Says cause and remedy of what is wrong.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Without an area all are examined. Settings are given as to the gateway: --server.port=9443.",
            "Nobody is asked about: no question goes to a system.",
            "Exit codes: 0 nothing wrong, 1 a problem (with --strict: or a warning), 2 could not examine."
        })
final class DoctorCommand implements Callable<Integer> {
    private final Context context;
    private final InstantSource clock;

    @CommandLine.Spec private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "AREA",
            description = "What to examine: ${COMPLETION-CANDIDATES}.",
            completionCandidates = Words.class)
    private List<String> words = List.of();

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "Settings' profile: production, or else the demo.")
    private @Nullable String profile;

    @Option(
            names = "--config",
            paramLabel = "FOLDER",
            description = "Another folder with settings (application*.yaml).")
    private @Nullable Path config;

    @Option(
            names = "--gateway",
            paramLabel = "URL",
            description = "Where the gateway is, if not on this machine at server.port.")
    private @Nullable URI gateway;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            description = "How long one connection or answer may take (default ${DEFAULT-VALUE}).",
            defaultValue = "PT3S")
    private Duration timeout = Duration.ofSeconds(3);

    @Option(names = "--whole", description = "Verify the whole message log, not its last entries.")
    private boolean whole;

    @Option(names = "--no-write", description = "Write no entry into the message log.")
    private boolean noWrite;

    @Option(names = "--strict", description = "Warnings make exit code 1 too.")
    private boolean strict;

    @Option(
            names = "--json",
            description = "Print JSON, as contracts/doctor/doctor.schema.json describes it.")
    private boolean json;

    DoctorCommand(Context context, InstantSource clock) {
        this.context = requireNonNull(context, "context");
        this.clock = requireNonNull(clock, "clock");
    }

    @Override
    public Integer call() {
        Report report;
        try {
            report = new Doctor(clock).examine(order());
        } catch (Doctor.UnexaminableException e) {
            throw new CommandFailedException(String.valueOf(e.getMessage()), e);
        }
        context.out().println(json ? DoctorPage.json(report, strict) : DoctorPage.text(report));
        return report.exitCode(strict);
    }

    private Doctor.Order order() {
        Set<Area> areas = EnumSet.noneOf(Area.class);
        List<String> settings = new ArrayList<>();
        for (String word : words) {
            if (word.matches("--[a-z][\\w.-]*\\.[\\w.\\[\\]-]+=.*")) {
                settings.add(word);
            } else {
                areas.add(area(word));
            }
        }
        if (config != null && !Files.isDirectory(config)) {
            throw new CommandFailedException("--config %s is no folder.".formatted(config));
        }
        if (gateway != null
                && (!"https".equals(gateway.getScheme()) || gateway.getHost() == null)) {
            throw new CommandFailedException(
                    "--gateway %s is no https address.".formatted(gateway));
        }
        if (!timeout.isPositive() || timeout.compareTo(Duration.ofMinutes(5)) > 0) {
            throw new CommandFailedException(
                    "--timeout must be longer than zero, and at most PT5M.");
        }
        return new Doctor.Order(
                context.home().folder(),
                profile,
                config,
                settings,
                areas.isEmpty() ? EnumSet.allOf(Area.class) : areas,
                gateway,
                timeout,
                whole,
                !noWrite);
    }

    private Area area(String word) {
        return Area.of(word)
                .orElseThrow(
                        () ->
                                new ParameterException(
                                        requireNonNull(spec).commandLine(),
                                        word.startsWith("-")
                                                ? "Unknown option: '%s'".formatted(word)
                                                : "Unknown area '%s': there are %s"
                                                        .formatted(word, names())));
    }

    private static String names() {
        return Arrays.stream(Area.values()).map(Area::word).collect(Collectors.joining(", "));
    }

    /** For help and completion. */
    static final class Words implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Area.values()).map(Area::word).iterator();
        }
    }
}
