package nl.grenspoort.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;

/** Where the release is. */
final class ReleaseOptions {
    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description = "Folder with routes/ and config/ (default: Grenspoort's own).")
    private @Nullable Path folder;

    Path home(Home launcher) {
        return folder == null ? launcher.folder() : folder;
    }

    Path manifest(Home launcher) {
        return home(launcher).resolve("config/release.json");
    }

    Path signature(Home launcher) {
        return home(launcher).resolve("config/release.p7s");
    }
}
