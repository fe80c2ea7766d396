package nl.grenspoort.cli.doctor;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Who may read the files that hold secrets. */
final class KeyFiles {
    private static final Set<PosixFilePermission> OTHERS =
            Set.of(
                    PosixFilePermission.GROUP_READ,
                    PosixFilePermission.GROUP_WRITE,
                    PosixFilePermission.OTHERS_READ,
                    PosixFilePermission.OTHERS_WRITE);

    private KeyFiles() {}

    static void examine(Path folder, Examination examination) {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            examination.skipped(
                    Check.PERMISSIONS, "all", "this file system has no such permissions");
            return;
        }
        List<Path> files = secret(folder);
        int open = 0;
        for (Path file : files) {
            open += closed(file, examination) ? 0 : 1;
        }
        if (open == 0) {
            examination.ok(
                    Check.PERMISSIONS,
                    "all",
                    "%d keys and secrets are their owner's only".formatted(files.size()));
        }
    }

    private static boolean closed(Path file, Examination examination) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (permissions.stream().noneMatch(OTHERS::contains)) {
                return true;
            }
            examination.ill(
                    Ailment.OTHERS_READ,
                    String.valueOf(file.getFileName()),
                    Map.of("permissions", PosixFilePermissions.toString(permissions)));
        } catch (IOException e) {
            examination.skipped(
                    Check.PERMISSIONS,
                    String.valueOf(file.getFileName()),
                    "its permissions can't be read");
        }
        return false;
    }

    private static List<Path> secret(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(
                            file ->
                                    file.toString().endsWith(".key")
                                            || file.toString().endsWith(".secret")
                                            || file.toString().endsWith(".p12"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
