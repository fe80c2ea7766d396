package nl.grenspoort.trust;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.start.StartRefusedException;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.crypto.SecretKey;

/**
 * The gateway's keys and whom it believes. Anchors, secrets and by default keys are files of one
 * folder: {@code <name>.crt} (chain, end entity first), {@code <name>.key} (PKCS#8), {@code
 * <name>.secret}; keys may be in a key store or on a token instead. Files that change are read
 * again, at most once a second; what can't be used is told and the old one stays in force. Errors
 * name the file and never its content.
 */
public final class TrustDirectory {
    static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Path folder;
    private final PemFolder files;
    private final KeySource keys;
    private final Revocation revocation;
    private final Renewal renewal;
    private final Duration session;
    private final Duration lookEvery;
    private final Map<String, Reloading<Credentials>> credentials = new ConcurrentHashMap<>();
    private final Map<String, Reloading<List<X509Certificate>>> anchors = new ConcurrentHashMap<>();
    private final Map<String, Authorities> authorities = new ConcurrentHashMap<>();

    /** Keys in PEM; nothing is revoked. */
    public TrustDirectory(Path folder) {
        this(
                folder,
                new PemFolder(folder),
                Revocation.UNASKED,
                Renewal.ANY,
                TlsContexts.SESSION,
                LOOK_EVERY);
    }

    /**
     * @param renewal what may follow a certificate in force
     * @param session how long a TLS session may be resumed
     * @param lookEvery how often files are looked at, at most
     */
    TrustDirectory(
            Path folder,
            KeySource keys,
            Revocation revocation,
            Renewal renewal,
            Duration session,
            Duration lookEvery) {
        this.folder = requireNonNull(folder, "folder");
        this.files = new PemFolder(folder);
        this.keys = requireNonNull(keys, "keys");
        this.revocation = requireNonNull(revocation, "revocation");
        this.renewal = requireNonNull(renewal, "renewal");
        this.session = requireNonNull(session, "session");
        this.lookEvery = requireNonNull(lookEvery, "lookEvery");
    }

    /**
     * What a gateway with these properties would use, to be looked at: no demo keys are made, and
     * what production refuses is opened all the same.
     *
     * @throws StartRefusedException when the store or token can't be opened
     */
    public static TrustDirectory look(TrustProperties properties) {
        return TrustOpening.look(properties, System::getenv);
    }

    public Path folder() {
        return folder;
    }

    /** How long a TLS session may be resumed (Digikoppeling WT008). */
    public Duration sessionTimeout() {
        return session;
    }

    /** What holds an identity, for messages: a file, or an alias of a store or token. */
    public String where(String name) {
        return keys.where(name);
    }

    /**
     * Key and chain of one identity, as they are now: who keeps them keeps the old ones. A key of a
     * token is opaque and has no encoding.
     */
    public Credentials credentials(String name) {
        return reloadingCredentials(name).get();
    }

    private Reloading<Credentials> reloadingCredentials(String name) {
        return credentials.computeIfAbsent(
                name,
                _ ->
                        new Reloading<>(
                                "key and certificate " + keys.where(name),
                                () -> keys.files(name),
                                () -> paired(name, keys.credentials(name)),
                                (old, found) -> renewal.credentials(name, old, found),
                                lookEvery));
    }

    private Credentials paired(String name, Credentials found) {
        if (!KeyPairs.match(found)) {
            throw new StartRefusedException(
                    "The key and the certificate " + keys.where(name) + " don't belong together.",
                    "Put the key there that the certificate was issued for.");
        }
        return found;
    }

    /** Certificates of one file, in their order there, as they are now. */
    public List<X509Certificate> anchors(String name) {
        return reloadingAnchors(name).get();
    }

    private Reloading<List<X509Certificate>> reloadingAnchors(String name) {
        return anchors.computeIfAbsent(
                name,
                _ ->
                        new Reloading<>(
                                "certificates of " + files.file(name, ".crt"),
                                () -> List.of(files.file(name, ".crt")),
                                () -> files.certificates(name),
                                (_, found) -> renewal.anchors(name, found),
                                lookEvery));
    }

    /** Those who may issue certificates, with what they revoked. */
    public Authorities authorities(String name) {
        return authorities.computeIfAbsent(
                name,
                _ -> new Authorities(reloadingAnchors(name), revocation, InstantSource.system()));
    }

    /** AES-256 key that wraps the keys of sealed data. */
    public SecretKey sealingKey() {
        SecretKey inStore = keys instanceof PemFolder ? null : keys.sealingKey();
        if (inStore == null) {
            return files.sealingKey();
        }
        if (files.hasSealingKey()) {
            throw new StartRefusedException(
                    "There are two sealing keys: %s and %s."
                            .formatted(
                                    files.file(KeySource.SEALING, ".key"),
                                    keys.where(KeySource.SEALING)),
                    "Keep the one that the data was sealed with and take the other away.");
        }
        return inStore;
    }

    /** A password or token. */
    public String secret(String name) {
        return files.secret(name);
    }

    /** What is in force, of the gateway's own names and its authorities. */
    public CertificateInventory inventory() {
        List<CertificateInventory.Entry> entries = new ArrayList<>();
        for (OwnIdentity own : OwnIdentity.ALL) {
            try {
                Reloading<Credentials> held = reloadingCredentials(own.name());
                entries.add(entry(own.name(), held.get().certificate(), false, held.problem()));
            } catch (StartRefusedException e) {
                if (own.required()) {
                    throw e;
                }
            }
        }
        for (String name : List.of(OwnIdentity.TLS_CA, OwnIdentity.SIGNING_CA)) {
            Reloading<List<X509Certificate>> held = reloadingAnchors(name);
            held.get().forEach(anchor -> entries.add(entry(name, anchor, true, held.problem())));
        }
        return new CertificateInventory(entries, revocation.lists());
    }

    private static CertificateInventory.Entry entry(
            String name, X509Certificate certificate, boolean authority, @Nullable String problem) {
        return new CertificateInventory.Entry(
                name,
                certificate.getSubjectX500Principal().getName(),
                Oin.of(certificate).map(Oin::value).orElse(null),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                CertificateStrength.describe(certificate),
                authority,
                problem);
    }
}
