package nl.grenspoort.cli;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.release.Manifest;
import nl.grenspoort.release.ReleaseFolder;
import nl.grenspoort.release.ReleaseSignature;
import nl.grenspoort.release.RouteRules;
import nl.grenspoort.start.Refusal;
import nl.grenspoort.trust.Credentials;
import nl.grenspoort.trust.TrustDirectory;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Writes down what a release is made of, and signs it; or adds a signature to one. */
@Command(
        name = "sign",
        description = {
            "Sign routes/ and the law's part of config/ for production.",
            "With --release a new release is written down and signed first; without it another approver"
                    + " adds a signature to the release that is there."
        },
        mixinStandardHelpOptions = true)
final class ConfigSignCommand implements Callable<Integer> {
    private final Context context;

    @Option(
            names = "--certs",
            paramLabel = "FOLDER",
            required = true,
            description = "Folder with the approver's key and certificate.")
    private Path certificates = Path.of("");

    @Option(
            names = "--as",
            paramLabel = "NAME",
            required = true,
            description = "Whose they are: NAME.key and NAME.crt in that folder.")
    private String name = "";

    // -V and --version tell the program's own version
    @Option(
            names = "--release",
            paramLabel = "VERSION",
            description = "Begin a new release by this name, such as 2026-11-25.1.")
    private @Nullable String version;

    @Option(
            names = "--valid-from",
            paramLabel = "TIME",
            description = "Not to be started before, such as 2026-12-01T00:00:00Z (default: now).")
    private @Nullable String validFrom;

    @Mixin private final ReleaseOptions options = new ReleaseOptions();

    ConfigSignCommand(Context context) {
        this.context = requireNonNull(context, "context");
    }

    @Override
    public Integer call() {
        try {
            Path home = options.home(context.home());
            SortedMap<String, byte[]> files = new ReleaseFolder(home).read();
            refuseRoutes(files);
            Credentials own = new TrustDirectory(certificates).credentials(name);
            byte[] manifest = version == null ? present(files) : begun(files, version);
            String before = version == null ? text(options.signature(context.home())) : null;
            String signed = ReleaseSignature.sign(manifest, before, own);
            write(options.manifest(context.home()), manifest);
            write(options.signature(context.home()), signed.getBytes(StandardCharsets.US_ASCII));
            told(Manifest.of(manifest), own);
            return 0;
        } catch (IOException e) {
            throw new CommandFailedException(
                    "The release can't be read or written: " + e.getMessage() + ".", e);
        } catch (IllegalArgumentException e) {
            throw new CommandFailedException(
                    "The release can't be signed: " + e.getMessage() + ".", e);
        }
    }

    /** What production would refuse is not worth a signature. */
    private static void refuseRoutes(SortedMap<String, byte[]> files) {
        List<Refusal> refusals = RouteRules.refusals(files);
        if (!refusals.isEmpty()) {
            throw new CommandFailedException(
                    refusals.stream().map(Refusal::line).collect(Collectors.joining("\n")));
        }
    }

    private byte[] begun(SortedMap<String, byte[]> files, String named) {
        try {
            Instant from =
                    validFrom == null
                            ? Instant.now().truncatedTo(ChronoUnit.SECONDS)
                            : Instant.parse(validFrom);
            return ReleaseFolder.manifest(files, named, from).bytes();
        } catch (DateTimeParseException e) {
            throw new CommandFailedException(
                    "--valid-from is a time in UTC, such as 2026-12-01T00:00:00Z.", e);
        }
    }

    /** The second approver signs what lies there now, or nothing. */
    private byte[] present(SortedMap<String, byte[]> files) throws IOException {
        if (validFrom != null) {
            throw new CommandFailedException("--valid-from goes with --release.");
        }
        Path file = options.manifest(context.home());
        if (!Files.exists(file)) {
            throw new CommandFailedException(
                    "There is no release to sign yet. Begin one with --release VERSION.");
        }
        byte[] bytes = Files.readAllBytes(file);
        Manifest manifest = Manifest.of(bytes);
        Manifest now = ReleaseFolder.manifest(files, manifest.version(), manifest.validFrom());
        if (!now.files().equals(manifest.files())) {
            throw new CommandFailedException(
                    "Files changed since release %s was written down. Look at what changed (./grenspoort config verify), and begin a new one with --release VERSION."
                            .formatted(manifest.version()));
        }
        return bytes;
    }

    private static @Nullable String text(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file, StandardCharsets.US_ASCII) : null;
    }

    /** Whole or not at all. */
    private static void write(Path file, byte[] bytes) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        Files.write(partial, bytes);
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private void told(Manifest manifest, Credentials own) {
        manifest.files()
                .forEach(
                        (file, hash) -> context.out().println(hash.substring(0, 16) + "  " + file));
        context.out()
                .println(
                        "Release %s, %d files, valid from %s, signed by %s."
                                .formatted(
                                        manifest.version(),
                                        manifest.files().size(),
                                        manifest.validFrom(),
                                        ReleaseSignature.name(own.certificate())));
    }
}
