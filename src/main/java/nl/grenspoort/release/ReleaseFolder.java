package nl.grenspoort.release;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files a release is made of: all of {@code routes/}, and of {@code config/} all but what
 * operations change from day to day or what only the demo has.
 */
public final class ReleaseFolder {
    /**
     * Not law: a machine's own settings; who is on duty and which terminal is in use, which a shift
     * supervisor changes without asking anybody; the demo's data; the release itself.
     */
    private static final Pattern OPERATIONS =
            Pattern.compile(
                    "config/(application(-[a-z0-9-]+)?\\.(yaml|yml|properties)|terminals\\.yaml|officers\\.yaml"
                            + "|release\\.(json|p7s)|scenarios/.*|simulators/.*)");

    private static final long LARGEST = 16L << 20;
    private static final int MOST = 1000;

    private final Path home;

    /**
     * @param home where {@code routes} and {@code config} are
     */
    public ReleaseFolder(Path home) {
        this.home = requireNonNull(home, "home").toAbsolutePath().normalize();
    }

    /**
     * Reads every file once, by its path in the release.
     *
     * @throws IOException when one can't be read, or is a link, or too large
     */
    public SortedMap<String, byte[]> read() throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (String folder : List.of("routes", "config")) {
            for (Path file : below(home.resolve(folder))) {
                String name = name(file);
                if (!OPERATIONS.matcher(name).matches()) {
                    files.put(name, bytes(file, name));
                }
            }
        }
        return Collections.unmodifiableSortedMap(files);
    }

    /** What {@link #read} found, to be signed. */
    public static Manifest manifest(
            SortedMap<String, byte[]> files, String version, Instant validFrom) {
        return new Manifest(version, validFrom, hashes(files));
    }

    static SortedMap<String, String> hashes(SortedMap<String, byte[]> files) {
        return files.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                java.util.Map.Entry::getKey,
                                file -> Hashes.sha256(file.getValue()),
                                (one, _) -> one,
                                TreeMap::new));
    }

    Path home() {
        return home;
    }

    private static List<Path> below(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(folder + " is missing, or is a link");
        }
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> files = all.filter(path -> !Files.isDirectory(path)).sorted().toList();
            if (files.size() > MOST) {
                throw new IOException(folder + " holds more than " + MOST + " files");
            }
            return files;
        }
    }

    private static byte[] bytes(Path file, String name) throws IOException {
        // what a link points to can change without the release changing
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(name + " is no ordinary file");
        }
        if (Files.size(file) > LARGEST) {
            throw new IOException(name + " is larger than 16 MB");
        }
        return Files.readAllBytes(file);
    }

    private String name(Path file) {
        return home.relativize(file).toString().replace('\\', '/');
    }
}
