package nl.grenspoort.cli.doctor;

import com.sun.management.UnixOperatingSystemMXBean;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** This machine, as a gateway started from the same shell would find it. */
final class MachineExam {
    private static final String HERE = "this machine";
    private static final int JAVA_LEAST = 25;
    private static final long HEAP_LEAST = 512;
    private static final long FILES_LEAST = 4096;

    private MachineExam() {}

    static void examine(InstantSource clock, Examination examination) {
        clock(clock.instant().truncatedTo(ChronoUnit.SECONDS), built(), examination);
        java(examination);
        memory(examination);
        files(examination);
        encoding(examination);
    }

    static void clock(Instant now, Optional<Instant> built, Examination examination) {
        if (built.isPresent() && now.isBefore(built.get())) {
            examination.ill(
                    Ailment.CLOCK_BEFORE_BUILD, HERE, Map.of("now", now, "built", built.get()));
        } else {
            examination.ok(
                    Check.CLOCK,
                    HERE,
                    now + built.map(it -> ", after this build (" + it + ")").orElse(""));
        }
    }

    /** When this build was made; empty in an IDE, and for a reproducible build that hides it. */
    private static Optional<Instant> built() {
        try (InputStream in =
                MachineExam.class.getResourceAsStream("/META-INF/build-info.properties")) {
            Properties build = new Properties();
            if (in != null) {
                build.load(in);
            }
            return Optional.ofNullable(build.getProperty("build.time")).map(Instant::parse);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void java(Examination examination) {
        Runtime.Version version = Runtime.version();
        if (version.feature() < JAVA_LEAST) {
            examination.ill(Ailment.JAVA_OLD, HERE, Map.of("version", version));
        } else {
            examination.ok(
                    Check.JAVA, HERE, version + ", " + System.getProperty("java.vendor", ""));
        }
    }

    private static void memory(Examination examination) {
        long heap = Runtime.getRuntime().maxMemory() >> 20;
        if (heap < HEAP_LEAST) {
            examination.ill(Ailment.MEMORY_SMALL, HERE, Map.of("heap", heap));
        } else {
            examination.ok(
                    Check.MEMORY,
                    HERE,
                    "heap up to %d MB, %d processors"
                            .formatted(heap, Runtime.getRuntime().availableProcessors()));
        }
    }

    private static void files(Examination examination) {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean os) {
            long limit = os.getMaxFileDescriptorCount();
            if (limit < FILES_LEAST) {
                examination.ill(Ailment.FILES_FEW, HERE, Map.of("limit", limit));
            } else {
                examination.ok(Check.FILES, HERE, "up to " + limit);
            }
        } else {
            examination.skipped(Check.FILES, HERE, "this system has no such limit");
        }
    }

    private static void encoding(Examination examination) {
        String encoding = System.getProperty("native.encoding", "unknown");
        if (encoding.equalsIgnoreCase(StandardCharsets.UTF_8.name())) {
            examination.ok(Check.ENCODING, HERE, encoding + ", " + java.util.Locale.getDefault());
        } else {
            examination.ill(Ailment.ENCODING_OTHER, HERE, Map.of("encoding", encoding));
        }
    }
}
