package nl.grenspoort.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Files of a chip, by their LDS name. */
final class ChipFiles {
    private static final Pattern NAME = Pattern.compile("EF\\.(COM|SOD)|DG([1-9]|1[0-6])");

    private ChipFiles() {}

    /**
     * Reads a folder. {@code EF_SOD.bin}, {@code EF.SOD} and {@code ef.sod} are the same file; what
     * is named like no file of a chip is left out.
     */
    static Map<String, byte[]> read(Path folder) {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.sorted().toList()) {
                String name = ldsName(path);
                if (NAME.matcher(name).matches()) {
                    files.put(name, Files.readAllBytes(path));
                }
            }
        } catch (IOException e) {
            throw new CommandFailedException("The chip files in " + folder + " can't be read.", e);
        }
        if (files.isEmpty()) {
            throw new CommandFailedException("The folder " + folder + " holds no chip files.");
        }
        return files;
    }

    private static String ldsName(Path path) {
        return String.valueOf(path.getFileName())
                .toUpperCase(Locale.ROOT)
                .replace('_', '.')
                .replaceFirst("\\.BIN$", "");
    }

    /**
     * The same chip with one bit of the facial image changed after signing, or of the last other
     * data group where there is no image.
     */
    static Map<String, byte[]> altered(Map<String, byte[]> signed) {
        Map<String, byte[]> files = new TreeMap<>(signed);
        String victim =
                Stream.of("DG2", "DG1").filter(files::containsKey).findFirst().orElseThrow();
        byte[] bytes = List.of(files.get(victim)).getFirst().clone();
        bytes[bytes.length - 1] ^= 1;
        files.put(victim, bytes);
        return files;
    }
}
