package nl.grenspoort.document;

import nl.grenspoort.start.StartRefusedException;

import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A folder of CSCA certificates: {@code .cer} and {@code .crt} files (DER, or PEM with one or more)
 * are trusted as they lie there; a {@code .ml} master list is trusted when its signer chains up to
 * one of them. Other files are left alone.
 */
final class TrustFolder {
    private TrustFolder() {}

    /**
     * Reads it whole.
     *
     * @throws StartRefusedException naming the file that can't be used, and why
     */
    static CscaTrustStore read(Path folder) {
        List<IcaoCertificate> anchors = new ArrayList<>();
        List<Path> files = files(folder);
        for (Path file : files) {
            if (named(file, ".cer") || named(file, ".crt")) {
                anchors.addAll(certificates(file));
            }
        }
        List<IcaoCertificate> all = new ArrayList<>(anchors);
        for (Path file : files) {
            if (named(file, ".ml")) {
                all.addAll(masterList(file, anchors));
            }
        }
        return CscaTrustStore.holding(all);
    }

    private static List<IcaoCertificate> certificates(Path file) {
        byte[] bytes = bytes(file);
        List<IcaoCertificate> certificates = new ArrayList<>();
        try {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            if (text.contains("-----BEGIN CERTIFICATE-----")) {
                PemReader pem = new PemReader(new StringReader(text));
                for (PemObject next = pem.readPemObject(); next != null; ) {
                    certificates.add(IcaoCertificate.parse(next.getContent()));
                    next = pem.readPemObject();
                }
            } else {
                certificates.add(IcaoCertificate.parse(bytes));
            }
            return certificates;
        } catch (IOException | MalformedException e) {
            throw unusable(file, "can't be read as certificates", e);
        }
    }

    private static List<IcaoCertificate> masterList(Path file, List<IcaoCertificate> anchors) {
        try {
            return MasterList.verified(bytes(file), anchors);
        } catch (MalformedException e) {
            throw unusable(file, "is not accepted as a master list: " + e.getMessage(), e);
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw unusable(folder, "can't be read", e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.size(file) > MasterList.LARGEST) {
                throw unusable(file, "is too large", null);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw unusable(file, "can't be read", e);
        }
    }

    private static boolean named(Path file, String suffix) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(suffix);
    }

    private static StartRefusedException unusable(
            Path file, String what, @Nullable Exception cause) {
        return new StartRefusedException(
                file + " " + what + ".",
                "Replace the file or take it out of the folder; a master list needs its issuer's CSCA"
                        + " beside it as a .cer file.",
                cause);
    }
}
