package nl.grenspoort.release;

import nl.grenspoort.trust.Credentials;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A folder with the shipped routes and law, as a production machine has it. */
public record TestRelease(Path home) {
    static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

    public static TestRelease in(Path home) throws IOException {
        copy(Path.of("routes"), home.resolve("routes"));
        for (String name :
                List.of(
                        "access-policy.yaml",
                        "retention.yaml",
                        "terminals.yaml",
                        "officers.yaml",
                        "reference/nationalities.yaml")) {
            copy(Path.of("config", name), home.resolve("config").resolve(name));
        }
        return new TestRelease(home);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    /** Writes it down and signs it by each. */
    public TestRelease sign(Credentials... approvers) throws IOException {
        return sign(FROM, approvers);
    }

    TestRelease sign(Instant validFrom, Credentials... approvers) throws IOException {
        byte[] manifest =
                ReleaseFolder.manifest(new ReleaseFolder(home).read(), "test-1", validFrom).bytes();
        Files.write(home.resolve("config/release.json"), manifest);
        String signed = null;
        for (Credentials approver : approvers) {
            signed = ReleaseSignature.sign(manifest, signed, approver);
        }
        if (signed != null) {
            Files.writeString(home.resolve("config/release.p7s"), signed);
        }
        return this;
    }

    Release verify(X509Certificate... anchors) {
        return Release.verify(
                home,
                new ReleaseProperties(
                        Path.of("config/release.json"),
                        Path.of("config/release.p7s"),
                        2,
                        "release-ca"),
                List.of(anchors),
                Instant.now());
    }

    void write(String file, String text) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    void append(String file, String text) throws IOException {
        write(file, Files.readString(home.resolve(file)) + text);
    }
}
