package nl.grenspoort.kiosk;

import nl.grenspoort.trust.DemoPki;
import nl.grenspoort.trust.TrustDirectory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Two PKIs per test JVM: the one the gateway trusts, and somebody else's. */
final class TestPki {
    static final TrustDirectory TRUSTED = make("trusted");
    static final TrustDirectory FOREIGN = make("foreign");

    private TestPki() {}

    private static TrustDirectory make(String name) {
        try {
            Path folder =
                    Files.createTempDirectory(
                            Files.createDirectories(Path.of("target")), "kiosk-pki-");
            return DemoPki.openOrCreate(folder.resolve(name), 2048, Instant.now());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
