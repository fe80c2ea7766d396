package nl.grenspoort.cli;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * The project's folder, where {@code certs}, {@code config} and {@code data} are. Paths that a
 * person types are relative to where that person is; defaults are relative to this.
 *
 * @param folder absolute, or relative to the working directory
 */
record Home(Path folder) {
    /** Set by the launcher. */
    static final String PROPERTY = "grenspoort.home";

    Home {
        requireNonNull(folder, "folder");
    }

    static Home ofLauncher() {
        return new Home(Path.of(System.getProperty(PROPERTY, "")));
    }

    Path scenarios() {
        return folder.resolve("config").resolve("scenarios");
    }

    Path demoCertificates() {
        return folder.resolve("certs").resolve("demo");
    }
}
