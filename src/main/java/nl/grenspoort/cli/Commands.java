package nl.grenspoort.cli;

import nl.grenspoort.start.StartRefusedException;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Set;

/**
 * Entry of the command line. Exit codes: 0 done and all well, 1 done and something doesn't hold, 2
 * not done.
 */
public final class Commands {
    private static final Set<String> WORDLESS = Set.of("-h", "--help", "-V", "--version");

    private Commands() {}

    /**
     * Whether these arguments are for a command. Without arguments, or with only settings like
     * {@code --server.port=8443}, the gateway is to be started.
     */
    public static boolean asked(String[] args) {
        return args.length > 0 && (!args[0].startsWith("-") || WORDLESS.contains(args[0]));
    }

    /** Runs one command and returns the exit code. Prints to standard output and error. */
    public static int run(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        Context context =
                new Context(
                        Home.ofLauncher(),
                        Bindings.makers(),
                        out,
                        columns(System.getenv("COLUMNS")));
        return run(args, context, err);
    }

    static int run(String[] args, Context context, PrintWriter err) {
        CommandLine line = tree(context);
        line.setOut(context.out());
        line.setErr(err);
        line.setUsageHelpWidth(Math.clamp(context.columns(), 80, 120));
        line.setParameterExceptionHandler(Commands::misunderstood);
        line.setExecutionExceptionHandler(Commands::told);
        line.setExecutionStrategy(Commands::quietly);
        int code = line.execute(args);
        context.out().flush();
        err.flush();
        return code;
    }

    private static CommandLine tree(Context context) {
        CommandLine scenario =
                new CommandLine(new Group.Scenarios())
                        .addSubcommand(new ScenarioRunCommand(context))
                        .addSubcommand(new ScenarioListCommand(context))
                        .addSubcommand(new ScenarioSchemaCommand(context));
        CommandLine check =
                new CommandLine(new Group.Checks())
                        .addSubcommand(new CheckSendCommand(context))
                        .addSubcommand(new CheckObserveCommand(context));
        CommandLine log =
                new CommandLine(new Group.Log())
                        .addSubcommand(new LogShowCommand(context))
                        .addSubcommand(new LogVerifyCommand(context));
        CommandLine fault =
                new CommandLine(new Group.Faults())
                        .addSubcommand(new FaultSetCommand(context))
                        .addSubcommand(new FaultClearCommand(context))
                        .addSubcommand(new FaultListCommand(context));
        CommandLine clock =
                new CommandLine(new Group.Clocks())
                        .addSubcommand(new ClockCommands.Set(context, InstantSource.system()))
                        .addSubcommand(new ClockCommands.Clear(context))
                        .addSubcommand(new ClockCommands.Show(context));
        CommandLine config =
                new CommandLine(new Group.Config())
                        .addSubcommand(new ConfigSignCommand(context))
                        .addSubcommand(new ConfigVerifyCommand(context));
        CommandLine population =
                new CommandLine(new Group.Population())
                        .addSubcommand(new PopulationFindCommand(context));
        return new CommandLine(new Root())
                .addSubcommand(scenario)
                .addSubcommand(check)
                .addSubcommand(new PartyCommand(context))
                .addSubcommand(fault)
                .addSubcommand(clock)
                .addSubcommand(new JournalCommand(context))
                .addSubcommand(population)
                .addSubcommand(log)
                .addSubcommand(doctor(context))
                .addSubcommand(new InstallCommand(context))
                .addSubcommand(config)
                .addSubcommand(new LicencesCommand(context))
                .addSubcommand(new CompletionCommand(context));
    }

    /** Takes the gateway's settings too, which are no options of its own. */
    private static CommandLine doctor(Context context) {
        return new CommandLine(new DoctorCommand(context, InstantSource.system()))
                .setUnmatchedOptionsArePositionalParams(true);
    }

    private static int quietly(ParseResult parsed) {
        Logging.toStandardError();
        return new CommandLine.RunLast().execute(parsed);
    }

    private static int misunderstood(ParameterException e, String[] args) {
        CommandLine line = e.getCommandLine();
        PrintWriter err = line.getErr();
        err.println(e.getMessage());
        UnmatchedArgumentException.printSuggestions(e, err);
        line.usage(err);
        return CommandLine.ExitCode.USAGE;
    }

    /** What a person can mend is told in a line; anything else keeps its stack trace. */
    private static int told(Exception e, CommandLine line, @Nullable ParseResult parsed)
            throws Exception {
        if (e instanceof CommandFailedException || e instanceof StartRefusedException) {
            line.getErr().println(e.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        throw e;
    }

    private static int columns(@Nullable String variable) {
        return variable != null && variable.matches("[1-9]\\d{1,3}")
                ? Math.max(40, Integer.parseInt(variable))
                : 120;
    }

    /** The word before every other. */
    @Command(
            name = "grenspoort",
            description = "Gateway between Dutch border control and the EU's information systems.",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            footer = {
                "",
                "Without a command the gateway is started; settings are given as --name=value.",
                "Exit codes: 0 all well, 1 something doesn't hold, 2 not done."
            })
    static final class Root extends Group {}

    /** A word that needs another after it. */
    abstract static class Group implements Runnable {
        @CommandLine.Spec private @Nullable CommandSpec spec;

        @Override
        public void run() {
            CommandLine line = java.util.Objects.requireNonNull(spec).commandLine();
            throw new ParameterException(line, "Missing command");
        }

        @Command(
                name = "scenario",
                description = "Play scenario files against the running demo.",
                mixinStandardHelpOptions = true)
        static final class Scenarios extends Group {}

        @Command(
                name = "check",
                description = "Send border checks to the running demo.",
                mixinStandardHelpOptions = true)
        static final class Checks extends Group {}

        @Command(
                name = "fault",
                description = "Let the demo's simulated systems fail.",
                mixinStandardHelpOptions = true)
        static final class Faults extends Group {}

        @Command(
                name = "clock",
                description = "Set the demo's clock.",
                mixinStandardHelpOptions = true)
        static final class Clocks extends Group {}

        @Command(
                name = "population",
                description = "Look into the simulated systems' population.",
                mixinStandardHelpOptions = true)
        static final class Population extends Group {}

        @Command(
                name = "log",
                description = "Read and verify the message log.",
                mixinStandardHelpOptions = true)
        static final class Log extends Group {}

        @Command(
                name = "config",
                description = "Sign and verify what production runs: routes and the law.",
                mixinStandardHelpOptions = true)
        static final class Config extends Group {}
    }
}
