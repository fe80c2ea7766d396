package nl.grenspoort.trust;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.start.StartRefusedException;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.util.io.pem.PemObjectGenerator;
import org.bouncycastle.util.io.pem.PemWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The PKI of the demo: made once, whole or not at all, and reused by every later start. It is
 * written beside its final place and moved there when complete, so a crash leaves either nothing or
 * everything.
 */
public final class DemoPki {
    private static final Logger LOG = LoggerFactory.getLogger(DemoPki.class);
    private static final String README =
            """
            Demo keys, made by the first start. Test OINs (prefix 00000099), valid for two years, never committed.
            Delete this folder to have new ones made at the next start (delete data/ too: it is sealed with these keys).
            Production refuses every certificate in here.
            """;

    private DemoPki() {}

    /** Whether a certificate was issued by, or is, an authority of a demo: its issuer says so. */
    static boolean made(X509Certificate certificate) {
        return Stream.of(
                        X500Name.getInstance(certificate.getIssuerX500Principal().getEncoded())
                                .getRDNs(BCStyle.O))
                .anyMatch(
                        part ->
                                CertificateMaker.ORGANISATION.equals(
                                        String.valueOf(part.getFirst().getValue())));
    }

    /**
     * Opens the demo PKI, making it first when the folder does not exist.
     *
     * @param signingKeyBits RSA size of signing and encryption keys
     * @throws StartRefusedException when the folder can't be written, or its certificates have
     *     expired
     */
    public static TrustDirectory openOrCreate(Path folder, int signingKeyBits, Instant now) {
        try {
            if (!Files.exists(folder)) {
                create(folder, signingKeyBits, now);
            }
        } catch (IOException e) {
            throw new StartRefusedException(
                    "The folder " + folder + " can't be written.",
                    "Give this user write access to "
                            + folder.toAbsolutePath().getParent()
                            + ", or set grenspoort.trust.directory.",
                    e);
        }
        TrustDirectory directory = new TrustDirectory(folder);
        refuseExpired(directory, now);
        return directory;
    }

    private static void refuseExpired(TrustDirectory directory, Instant now) {
        X509Certificate server = directory.anchors("gateway-server").getFirst();
        if (server.getNotAfter().before(Date.from(now.plus(Duration.ofDays(1))))) {
            throw new StartRefusedException(
                    "The demo certificates in " + directory.folder() + " have expired.",
                    "Delete that folder and data/, and start again to have new ones made.");
        }
    }

    private static void create(Path folder, int signingKeyBits, Instant now) throws IOException {
        Path parent = requireNonNull(folder.toAbsolutePath().getParent(), "a folder has a parent");
        Files.createDirectories(parent);
        deleteAbandoned(parent, folder.getFileName() + ".partial-", now);
        Path partial =
                Files.createTempDirectory(
                        parent,
                        folder.getFileName() + ".partial-",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
        try {
            for (Map.Entry<String, String> file : files(signingKeyBits, now).entrySet()) {
                write(partial.resolve(file.getKey()), file.getValue());
            }
            try {
                Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
                LOG.info("Made demo keys and certificates in {}", folder);
            } catch (FileSystemException e) {
                if (!Files.exists(folder)) {
                    throw e;
                }
                LOG.info("Another start made {} first: using that", folder);
            }
        } finally {
            if (Files.exists(partial)) {
                delete(partial);
            }
        }
    }

    private static Map<String, String> files(int signingKeyBits, Instant now) {
        CertificateMaker maker = new CertificateMaker(now);
        Map<String, String> files = new TreeMap<>();
        Credentials tlsCa = maker.authority("Demo TLS CA");
        Credentials signingCa = maker.authority("Demo signing CA");
        Credentials csca = maker.csca("Demo CSCA");
        Credentials unknownCsca = maker.csca("Demo CSCA nobody trusts");
        add(files, "csca", csca, true);
        add(files, "csca-unknown", unknownCsca, false);
        add(files, "document-signer", maker.documentSigner(csca, "Demo document signer"), true);
        add(
                files,
                "document-signer-unknown",
                maker.documentSigner(unknownCsca, "Demo signer nobody trusts"),
                true);
        // RSA keys take seconds: side by side
        Map<String, Credentials> made = new TreeMap<>();
        DemoIdentity.ALL.parallelStream()
                .map(
                        identity ->
                                Map.entry(
                                        identity.name(),
                                        make(maker, identity, tlsCa, signingCa, signingKeyBits)))
                .toList()
                .forEach(entry -> made.put(entry.getKey(), entry.getValue()));
        made.forEach((name, credentials) -> add(files, name, credentials, true));
        // a simulated system can show what it is like when its certificate has run out
        DemoIdentity.ALL.stream()
                .filter(DemoIdentity::signsForSystem)
                .forEach(
                        identity ->
                                add(
                                        files,
                                        identity.name() + "-expired",
                                        maker.expired(
                                                signingCa,
                                                requireNonNull(made.get(identity.name()))),
                                        true));
        // the authorities' keys are not kept: nobody issues more under them
        files.put("tls-ca.crt", pem(List.of(tlsCa.certificate())));
        files.put("signing-ca.crt", pem(List.of(signingCa.certificate())));
        files.put("sealing.key", random());
        files.put("database.secret", random());
        files.put("simulator-admin.secret", random());
        files.put("README.md", README);
        return files;
    }

    private static Credentials make(
            CertificateMaker maker,
            DemoIdentity identity,
            Credentials tlsCa,
            Credentials signingCa,
            int bits) {
        String oin = requireNonNull(identity.oin(), "every demo identity has an OIN");
        return switch (identity.use()) {
            case TLS_SERVER -> maker.tls(tlsCa, identity.name(), oin, true);
            case TLS_CLIENT -> maker.tls(tlsCa, identity.name(), oin, false);
            case SIGNING -> maker.signing(signingCa, identity.name(), oin, bits);
            case ENCRYPTION -> maker.encryption(signingCa, identity.name(), oin, bits);
        };
    }

    private static void add(
            Map<String, String> files, String name, Credentials made, boolean withKey) {
        files.put(name + ".crt", pem(made.chain()));
        if (withKey) {
            files.put(name + ".key", pem(List.of(made.key())));
        }
    }

    private static String pem(List<?> objects) {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            for (Object object : objects) {
                PemObjectGenerator generator =
                        object instanceof java.security.PrivateKey key
                                ? new JcaPKCS8Generator(key, null)
                                : new JcaMiscPEMGenerator(object);
                writer.writeObject(generator);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static void write(Path file, String content) throws IOException {
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, content);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /**
     * What an earlier start left when it was killed; a younger one may be another start at work.
     */
    private static void deleteAbandoned(Path parent, String prefix, Instant now)
            throws IOException {
        try (Stream<Path> siblings = Files.list(parent)) {
            for (Path partial :
                    siblings.filter(path -> String.valueOf(path.getFileName()).startsWith(prefix))
                            .toList()) {
                deleteAbandoned(partial, now);
            }
        }
    }

    private static void deleteAbandoned(Path partial, Instant now) throws IOException {
        try {
            if (Files.getLastModifiedTime(partial)
                    .toInstant()
                    .isBefore(now.minus(Duration.ofMinutes(10)))) {
                delete(partial);
            }
        } catch (NoSuchFileException e) {
            LOG.debug("Another start has moved or deleted {} meanwhile", partial);
        }
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
