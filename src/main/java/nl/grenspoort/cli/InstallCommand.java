package nl.grenspoort.cli;

import static java.util.Objects.requireNonNull;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/**
 * Makes a folder that runs without sources or Maven and starts fast. Fails without leaving half of
 * one behind.
 */
@Command(
        name = "install",
        description =
                "Make a folder to run from: program, routes, config, and a cache that makes it start fast.",
        mixinStandardHelpOptions = true)
final class InstallCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "FOLDER", description = "Is made; must not exist, or be empty.")
    private Path folder = Path.of("");

    @Option(
            names = "--without-cache",
            description = "Leave the cache out: quicker to install, slower to start.")
    private boolean withoutCache;

    InstallCommand(Context context) {
        this.context = requireNonNull(context, "context");
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Installation installation = Installation.make(context.home(), folder);
        try {
            if (!withoutCache) {
                context.out().println("Starting it once, to learn what a start needs ...");
                new AotTraining(installation).run();
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            installation.remove();
            throw e;
        }
        context.out().println("Installed. Start it with: " + installation.launcher());
        return 0;
    }
}
