package nl.grenspoort.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files that say what the gateway does: {@code routes/} and the law's part of {@code config/}.
 * In production they are the bytes whose signatures were verified, never read a second time; else
 * they are what is on the disk.
 */
public interface ConfigFiles {
    /** What {@link #release()} is outside production. */
    String UNSIGNED = "unsigned";

    /**
     * A file's bytes.
     *
     * @param file absolute, or relative to the working directory
     * @throws NoSuchFileException when there is none, or it is not part of the signed release
     */
    byte[] read(Path file) throws IOException;

    /** Every file below a folder, in the order of their names. */
    List<Path> below(Path folder) throws IOException;

    /** SHA-256 of the signed manifest, hex; {@link #UNSIGNED} outside production. */
    String release();

    /** Whatever is on the disk. */
    static ConfigFiles onDisk() {
        return new ConfigFiles() {
            @Override
            public byte[] read(Path file) throws IOException {
                return Files.readAllBytes(file);
            }

            @Override
            public List<Path> below(Path folder) throws IOException {
                try (Stream<Path> files = Files.walk(folder)) {
                    return files.filter(Files::isRegularFile).sorted().toList();
                }
            }

            @Override
            public String release() {
                return UNSIGNED;
            }
        };
    }
}
