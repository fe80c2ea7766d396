package nl.grenspoort.trust;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.start.StartRefusedException;

import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMParser;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Keys and certificates as PEM files. Errors name the file and never its content. */
final class PemFolder implements KeySource {
    private final Path folder;

    PemFolder(Path folder) {
        this.folder = requireNonNull(folder, "folder");
    }

    @Override
    public Credentials credentials(String name) {
        return new Credentials(key(file(name, ".key")), certificates(name));
    }

    @Override
    public List<Path> files(String name) {
        return List.of(file(name, ".key"), file(name, ".crt"));
    }

    @Override
    public String where(String name) {
        return file(name, ".crt").toString();
    }

    /** Certificates of one file, in their order there. */
    List<X509Certificate> certificates(String name) {
        Path file = file(name, ".crt");
        try (var in = Files.newInputStream(file)) {
            List<X509Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (certificates.isEmpty()) {
                throw unusable(file, "holds no certificate", null);
            }
            return certificates;
        } catch (IOException | CertificateException e) {
            throw unusable(file, "can't be read as certificates", e);
        }
    }

    Path file(String name, String ending) {
        return folder.resolve(name + ending);
    }

    /** AES-256 in base64. */
    @Override
    public SecretKey sealingKey() {
        byte[] key = base64(text(file(SEALING, ".key")));
        if (key.length != 32) {
            throw unusable(file(SEALING, ".key"), "is not 32 bytes in base64", null);
        }
        return new SecretKeySpec(key, "AES");
    }

    boolean hasSealingKey() {
        return Files.exists(file(SEALING, ".key"));
    }

    /** Empty when it is none; the decoder's own words would show a character of the key. */
    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** A password or token. */
    String secret(String name) {
        return text(file(name, ".secret"));
    }

    private static String text(Path path) {
        try {
            String text = Files.readString(path, StandardCharsets.US_ASCII).strip();
            if (text.isEmpty()) {
                throw unusable(path, "is empty", null);
            }
            return text;
        } catch (IOException e) {
            throw unusable(path, "can't be read", e);
        }
    }

    private static PrivateKey key(Path file) {
        try (Reader reader = Files.newBufferedReader(file);
                PEMParser pem = new PEMParser(reader)) {
            if (!(pem.readObject() instanceof PrivateKeyInfo key)) {
                throw unusable(file, "is not a PKCS#8 key in PEM", null);
            }
            boolean rsa =
                    key.getPrivateKeyAlgorithm()
                            .getAlgorithm()
                            .equals(PKCSObjectIdentifiers.rsaEncryption);
            return KeyFactory.getInstance(rsa ? "RSA" : "EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
        } catch (IOException | GeneralSecurityException e) {
            throw unusable(file, "can't be read as a private key", e);
        }
    }

    private static StartRefusedException unusable(
            Path file, String what, @Nullable Exception cause) {
        String problem = cause instanceof NoSuchFileException ? "is missing" : what;
        return new StartRefusedException(
                file + " " + problem + ".",
                "Put the file there; for the demo, delete the folder "
                        + file.getParent()
                        + " and start again to have new keys made.",
                cause);
    }
}
