package nl.grenspoort.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Which edition of a file it is. */
final class FileStamp {
    private FileStamp() {}

    /** Day of its last change, and the beginning of its SHA-256, as the log names it. */
    static String of(Path file) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return "of %s, sha256 %s"
                    .formatted(
                            CertificateExam.day(Files.getLastModifiedTime(file).toInstant()),
                            HexFormat.of().formatHex(hash, 0, 8));
        } catch (IOException e) {
            return "can't be read";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
