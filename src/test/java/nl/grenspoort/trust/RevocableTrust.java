package nl.grenspoort.trust;

import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A trust directory with one authority for everything, whose certificates can be revoked and
 * renewed; files are looked at each time.
 */
public final class RevocableTrust {
    private final Path folder;
    private final Credentials authority = Recipe.authority("Revocable CA").make();
    private final List<X509Certificate> revoked = new ArrayList<>();
    private final TrustDirectory trust;
    private long listed = Instant.now().getEpochSecond() - 3600;

    /** Makes the gateway's keys too. */
    public RevocableTrust(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder.resolve("crl"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        put("gateway-server", Recipe.server(authority).make());
        put("gateway-client", Recipe.client(authority, Recipe.OIN).make());
        put("gateway-signing", Recipe.signing(authority).make());
        for (String anchors : List.of("tls-ca", "signing-ca")) {
            write(folder.resolve(anchors + ".crt"), authority.certificate());
        }
        revoke();
        trust =
                new TrustDirectory(
                        folder,
                        new PemFolder(folder),
                        new CrlFolder(folder.resolve("crl"), Duration.ZERO, Duration.ZERO),
                        Renewal.ANY,
                        TlsContexts.SESSION,
                        Duration.ZERO);
    }

    public TrustDirectory trust() {
        return trust;
    }

    public Credentials authority() {
        return authority;
    }

    /** Puts key and chain there as a renewal does: key first. */
    public void put(String name, Credentials made) {
        write(folder.resolve(name + ".key"), new Pkcs8(made));
        write(folder.resolve(name + ".crt"), made.chain().toArray());
    }

    /** These too, from now on. */
    public void revoke(Credentials... more) {
        for (Credentials one : more) {
            revoked.add(one.certificate());
        }
        list(Instant.now().plus(Duration.ofDays(1)));
    }

    /** A newest list that is stale. */
    public void neglect() {
        list(Instant.now().minusSeconds(1));
    }

    private void list(Instant next) {
        X509CRL list =
                Recipe.crl(
                        authority,
                        Instant.ofEpochSecond(listed++),
                        next,
                        revoked.toArray(X509Certificate[]::new));
        write(folder.resolve("crl/ca.crl"), list);
    }

    private static void write(Path file, Object... objects) {
        Path written = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (JcaPEMWriter writer = new JcaPEMWriter(Files.newBufferedWriter(written))) {
                for (Object object : objects) {
                    writer.writeObject(
                            object instanceof Pkcs8 own
                                    ? new JcaPKCS8Generator(own.made.key(), null)
                                    : object);
                }
            }
            Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A key, in the form we read. */
    private record Pkcs8(Credentials made) {}
}
