package nl.grenspoort.cli;

import org.springframework.util.FileSystemUtils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder that runs by itself: launcher, program as single jars (a Java cache can't look into a
 * jar of jars), routes, config, and what an operator reads.
 *
 * @param folder absolute
 */
record Installation(Path folder) {
    private static final List<String> COPIED =
            List.of("grenspoort", "routes", "config", "docs", "README.md", "LICENSE");

    /**
     * Makes it from the project or from a folder with {@code grenspoort.jar}.
     *
     * @throws CommandFailedException when there is no jar, or the folder holds something
     */
    static Installation make(Home home, Path where) throws IOException, InterruptedException {
        Path source = home.folder().toAbsolutePath().normalize();
        Path jar = jar(source);
        Installation made = new Installation(where.toAbsolutePath().normalize());
        made.requireEmpty();
        Files.createDirectories(made.folder);
        try {
            for (String name : COPIED) {
                copy(source.resolve(name), made.folder.resolve(name));
            }
            copyFiles(source.resolve("certs"), made.folder.resolve("certs"));
            made.extract(jar);
        } catch (IOException | InterruptedException | RuntimeException e) {
            made.remove();
            throw e;
        }
        return made;
    }

    Path launcher() {
        return folder.resolve("grenspoort");
    }

    /** Where the launcher looks for the cache. */
    Path cache() {
        return folder.resolve("app").resolve("grenspoort.aot");
    }

    /** Deletes the folder and all in it. */
    void remove() throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }

    private static Path jar(Path source) {
        return Stream.of("target/grenspoort.jar", "grenspoort.jar")
                .map(source::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(
                        () ->
                                new CommandFailedException(
                                        "There is no grenspoort.jar in %s. Build it with: mvn -q -DskipTests package"
                                                .formatted(source)));
    }

    private void requireEmpty() throws IOException {
        if (Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(folder) || !empty()) {
            throw new CommandFailedException(
                    "%s holds something already. Name another folder.".formatted(folder));
        }
    }

    private boolean empty() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private void extract(Path jar) throws IOException, InterruptedException {
        Process extracting =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Djarmode=tools",
                                "-jar",
                                jar.toString(),
                                "extract",
                                "--destination",
                                folder.resolve("app").toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(extracting.getInputStream().readAllBytes());
        if (extracting.waitFor() != 0
                || !Files.isRegularFile(folder.resolve("app/grenspoort.jar"))) {
            throw new CommandFailedException(jar + " can't be taken apart: " + said.strip());
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.isDirectory(from)) {
            FileSystemUtils.copyRecursively(from, to);
        } else if (Files.exists(from)) {
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /** Keys belong to one installation: of {@code certs} only what stands beside them is copied. */
    private static void copyFiles(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                copy(file, to.resolve(from.relativize(file)));
            }
        }
    }
}
