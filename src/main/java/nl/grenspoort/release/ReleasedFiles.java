package nl.grenspoort.release;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.start.ConfigFiles;

import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/** The verified bytes, in memory: what is loaded is what was signed. */
final class ReleasedFiles implements ConfigFiles {
    private final Path home;
    private final SortedMap<String, byte[]> files;
    private final String release;

    /**
     * @param files as {@link ReleaseFolder#read} gave them
     * @param release SHA-256 of the manifest
     */
    ReleasedFiles(Path home, SortedMap<String, byte[]> files, String release) {
        this.home = requireNonNull(home, "home").toAbsolutePath().normalize();
        this.files = requireNonNull(files, "files");
        this.release = requireNonNull(release, "release");
    }

    @Override
    public byte[] read(Path file) throws NoSuchFileException {
        byte[] bytes = files.get(name(file));
        if (bytes == null) {
            throw new NoSuchFileException(file.toString(), null, "not part of the signed release");
        }
        return bytes.clone();
    }

    @Override
    public List<Path> below(Path folder) {
        return files.keySet().stream()
                .filter(name -> name.startsWith(name(folder) + "/"))
                .map(home::resolve)
                .toList();
    }

    @Override
    public String release() {
        return release;
    }

    private String name(Path path) {
        Path absolute = home.resolve(path).normalize();
        return home.relativize(absolute).toString().replace('\\', '/');
    }
}
