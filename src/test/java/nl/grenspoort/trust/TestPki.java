package nl.grenspoort.trust;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One demo PKI for all tests of a run, with short keys so that it is made quickly. Made on first
 * use, in a temporary folder.
 */
public final class TestPki {
    private static final TrustDirectory SHARED = make();

    private TestPki() {}

    public static TrustDirectory shared() {
        return SHARED;
    }

    /** Keys in PEM, everything else as by default. */
    public static TrustProperties properties(Path folder, boolean demo) {
        return new TrustProperties(
                folder,
                demo,
                2048,
                TrustProperties.Source.PEM,
                null,
                null,
                null,
                false,
                Duration.ofDays(30),
                List.of("TRIAL"),
                null,
                Duration.ZERO,
                Duration.ofHours(1));
    }

    private static TrustDirectory make() {
        try {
            Path folder = Files.createTempDirectory("grenspoort-pki").resolve("demo");
            return DemoPki.openOrCreate(folder, 2048, Instant.now());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
