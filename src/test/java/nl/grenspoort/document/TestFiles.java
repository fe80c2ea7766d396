package nl.grenspoort.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of {@code src/test/resources/document}; SOURCES.md there says where they are from. */
final class TestFiles {
    private TestFiles() {}

    static Path path(String name) {
        return Path.of("src/test/resources/document", name);
    }

    static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
