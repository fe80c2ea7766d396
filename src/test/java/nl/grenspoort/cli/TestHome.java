package nl.grenspoort.cli;

import nl.grenspoort.trust.TestPki;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** A project's folder in a temporary place: the real config and routes, and a demo's keys. */
final class TestHome {
    private TestHome() {}

    /** With everything a demo has after its first start. */
    static Path whole(Path folder) throws IOException {
        copy(Path.of("config/reference"), folder.resolve("config/reference"));
        for (String file : List.of("access-policy.yaml", "terminals.yaml", "officers.yaml")) {
            Files.copy(Path.of("config", file), folder.resolve("config").resolve(file));
        }
        copy(Path.of("routes"), folder.resolve("routes"));
        return withKeys(folder);
    }

    /** With a demo's keys only; RSA keys have 2048 bits. */
    static Path withKeys(Path folder) throws IOException {
        copy(TestPki.shared().folder(), keys(folder));
        return folder;
    }

    static Path keys(Path folder) {
        return folder.resolve("certs/demo");
    }

    /** Copies the files of a name, such as key and certificate, over those of another. */
    static void replace(Path from, String name, Path to, String replaced) throws IOException {
        for (String suffix : List.of(".crt", ".key")) {
            Files.copy(
                    from.resolve(name + suffix),
                    to.resolve(replaced + suffix),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(
                            file,
                            target,
                            StandardCopyOption.COPY_ATTRIBUTES,
                            StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
