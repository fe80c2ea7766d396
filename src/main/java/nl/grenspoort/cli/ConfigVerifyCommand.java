package nl.grenspoort.cli;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.release.Manifest;
import nl.grenspoort.release.Release;
import nl.grenspoort.release.ReleaseProperties;
import nl.grenspoort.start.Refusal;
import nl.grenspoort.trust.TrustDirectory;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;

/** Verifies a release as a start in production does. */
@Command(
        name = "verify",
        description =
                "Verify the signed release as production does; exit code 1 when it would be refused.",
        mixinStandardHelpOptions = true)
final class ConfigVerifyCommand implements Callable<Integer> {
    private final Context context;

    @Option(
            names = "--certs",
            paramLabel = "FOLDER",
            required = true,
            description = "Folder with the approvers' authority, release-ca.crt.")
    private Path certificates = Path.of("");

    @Option(
            names = "--signatures",
            paramLabel = "NUMBER",
            description = "How many people must have signed (default ${DEFAULT-VALUE}).",
            defaultValue = "2")
    private int signatures = 2;

    @Mixin private final ReleaseOptions options = new ReleaseOptions();

    ConfigVerifyCommand(Context context) {
        this.context = requireNonNull(context, "context");
    }

    @Override
    public Integer call() {
        ReleaseProperties properties;
        try {
            properties =
                    new ReleaseProperties(
                            Path.of("config/release.json"),
                            Path.of("config/release.p7s"),
                            signatures,
                            "release-ca");
        } catch (IllegalArgumentException e) {
            throw new CommandFailedException("--signatures is 1 to 5.", e);
        }
        Release release =
                Release.verify(
                        options.home(context.home()),
                        properties,
                        new TrustDirectory(certificates).anchors("release-ca"),
                        Instant.now());
        release.refusals().stream().map(Refusal::line).forEach(context.out()::println);
        Manifest manifest = release.manifest();
        if (release.refusals().isEmpty() && manifest != null) {
            context.out()
                    .println(
                            "Release %s holds: %d files, hash %s."
                                    .formatted(
                                            manifest.version(),
                                            manifest.files().size(),
                                            release.files().release()));
            release.signers().forEach(signer -> context.out().println("  signed by " + signer));
            return 0;
        }
        return 1;
    }
}
