package nl.grenspoort.production;

import nl.grenspoort.start.Refusal;
import nl.grenspoort.start.Settings;
import nl.grenspoort.start.StartCheck;
import nl.grenspoort.trust.TrustProperties;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who may read the secrets and change the files. Only where the file system knows owners; ours and
 * that of systemd's credentials do.
 */
final class FilesCheck implements StartCheck {
    private static final Pattern SECRET =
            Pattern.compile(".*\\.(key|secret|p12|pfx|jks|pin|password)");
    private static final Pattern SECRET_NAME =
            Pattern.compile(".*(password|secret|pin|token|credential).*");
    private static final Set<PosixFilePermission> OTHERS_READ =
            EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);
    private static final Set<PosixFilePermission> WORLD_WRITE =
            EnumSet.of(PosixFilePermission.OTHERS_WRITE);

    @Override
    public List<Refusal> refusals(Settings settings) {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return List.of();
        }
        List<Refusal> refusals = new ArrayList<>();
        Set<Path> secrets = new TreeSet<>(settingsWithSecrets(settings));
        Path trust = settings.read(TrustProperties.class).directory();
        below(trust).stream()
                .filter(file -> SECRET.matcher(file.getFileName().toString()).matches())
                .forEach(secrets::add);
        for (Path secret : secrets) {
            if (any(secret, OTHERS_READ)) {
                refusals.add(
                        new Refusal(
                                "secret-readable",
                                secret + " holds a secret and others than its owner can read it.",
                                "chmod 600 " + secret));
            }
        }
        Set<Path> all = new TreeSet<>(below(trust));
        all.addAll(below(Path.of("config")));
        all.addAll(below(Path.of("routes")));
        for (Path file : all) {
            if (any(file, WORLD_WRITE)) {
                refusals.add(
                        new Refusal(
                                "file-writable",
                                "Everybody on this machine can change " + file + ".",
                                "chmod o-w " + file));
            }
        }
        return refusals;
    }

    /** Files with a password or the like in them. */
    private static List<Path> settingsWithSecrets(Settings settings) {
        return settings.givenBelow("grenspoort").stream()
                .filter(name -> SECRET_NAME.matcher(name).matches() && !name.endsWith("-file"))
                .flatMap(name -> settings.file(name).stream())
                .toList();
    }

    private static boolean any(Path file, Set<PosixFilePermission> unwanted) {
        try {
            Set<PosixFilePermission> found = EnumSet.noneOf(PosixFilePermission.class);
            found.addAll(Files.getPosixFilePermissions(file));
            found.retainAll(unwanted);
            return !found.isEmpty();
        } catch (IOException e) {
            // what can't be read is told by whoever needs it
            return false;
        }
    }

    private static List<Path> below(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, 4)) {
            return files.toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
