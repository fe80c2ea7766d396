package nl.grenspoort.trust;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.start.StartRefusedException;

import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CRL;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateRevokedException;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Revocation lists (RFC 5280, 5) in a folder, {@code *.crl} in PEM or DER, read again when they
 * change. Fetching them is somebody else's work: only the sender goes out of the gateway.
 *
 * <p>Closed: without a list of the issuer that is signed by it and not stale, the certificate does
 * not count. The newest list ever read is used, so a file that is gone, broken or set back changes
 * nothing until the list held is stale. Lists that tell of a part only (with critical extensions,
 * or deltas) are not used.
 */
final class CrlFolder implements Revocation {
    private static final Logger LOG = LoggerFactory.getLogger(CrlFolder.class);

    /** Digital signature, ..., {@code cRLSign} (RFC 5280, 4.2.1.3). */
    private static final int CRL_SIGN = 6;

    /** What is kept of one authority's lists: the newest, and some that may not verify. */
    private static final int KEPT = 4;

    private static final Comparator<X509CRL> NEWEST_FIRST =
            Comparator.comparing(X509CRL::getThisUpdate)
                    .thenComparing(CrlFolder::number)
                    .reversed();

    private final Path folder;
    private final Duration grace;
    private final Reloading<Set<X509CRL>> lists;
    private final Map<Signed, Boolean> verified = new ConcurrentHashMap<>();

    /**
     * @param grace how long after its next update was due a list still counts
     * @param lookEvery how often the folder is looked at, at most
     */
    CrlFolder(Path folder, Duration grace, Duration lookEvery) {
        this.folder = requireNonNull(folder, "folder");
        this.grace = requireNonNull(grace, "grace");
        if (!Files.isDirectory(folder)) {
            throw new StartRefusedException(
                    "The folder " + folder + " for revocation lists is missing.",
                    "Make it and put the CRL of each authority there, or set"
                            + " grenspoort.trust.crl-directory.");
        }
        this.lists =
                new Reloading<>(
                        "revocation lists in " + folder,
                        this::watched,
                        this::read,
                        this::joined,
                        lookEvery);
    }

    @Override
    public void require(X509Certificate certificate, X509Certificate issuer, Instant at)
            throws CertificateException {
        X509CRL list = newest(issuer);
        if (list == null) {
            throw new CertificateException(
                    "there is no revocation list of "
                            + issuer.getSubjectX500Principal()
                            + " in "
                            + folder);
        }
        if (stale(list, at)) {
            throw new CertificateException(
                    "the revocation list of "
                            + issuer.getSubjectX500Principal()
                            + " is stale: its next update was due at "
                            + until(list));
        }
        X509CRLEntry entry = list.getRevokedCertificate(certificate);
        if (entry != null) {
            throw revoked(certificate, entry);
        }
    }

    @Override
    public long version() {
        return lists.version();
    }

    @Override
    public List<CertificateInventory.Crl> lists() {
        return lists.get().stream()
                .collect(
                        Collectors.toMap(
                                X509CRL::getIssuerX500Principal,
                                list -> list,
                                BinaryOperator.minBy(NEWEST_FIRST)))
                .values()
                .stream()
                .map(
                        list ->
                                new CertificateInventory.Crl(
                                        list.getIssuerX500Principal().getName(),
                                        list.getThisUpdate().toInstant(),
                                        until(list),
                                        lists.problem()))
                .sorted(Comparator.comparing(CertificateInventory.Crl::issuer))
                .toList();
    }

    private static CertificateException revoked(X509Certificate certificate, X509CRLEntry entry) {
        return new CertificateException(
                "the certificate of "
                        + certificate.getSubjectX500Principal()
                        + " was revoked on "
                        + entry.getRevocationDate().toInstant(),
                new CertificateRevokedException(
                        entry.getRevocationDate(),
                        entry.getRevocationReason() == null
                                ? java.security.cert.CRLReason.UNSPECIFIED
                                : entry.getRevocationReason(),
                        certificate.getIssuerX500Principal(),
                        Map.of()));
    }

    private boolean stale(X509CRL list, Instant at) {
        Instant until = until(list);
        return until == null || at.isAfter(until.plus(grace));
    }

    private static @Nullable Instant until(X509CRL list) {
        Date next = list.getNextUpdate();
        return next == null ? null : next.toInstant();
    }

    private @Nullable X509CRL newest(X509Certificate issuer) {
        return lists.get().stream()
                .filter(
                        list ->
                                list.getIssuerX500Principal()
                                        .equals(issuer.getSubjectX500Principal()))
                .sorted(NEWEST_FIRST)
                .filter(list -> signedBy(list, issuer))
                .findFirst()
                .orElse(null);
    }

    private boolean signedBy(X509CRL list, X509Certificate issuer) {
        return verified.computeIfAbsent(new Signed(list, issuer), CrlFolder::verifies);
    }

    private static boolean verifies(Signed signed) {
        boolean[] usage = signed.issuer.getKeyUsage();
        if (usage != null && !usage[CRL_SIGN]) {
            return false;
        }
        try {
            signed.list.verify(signed.issuer.getPublicKey());
            return CertificateStrength.weakness(signed.list.getSigAlgName()) == null;
        } catch (GeneralSecurityException e) {
            LOG.error(
                    "The revocation list of {} is not signed by it and does not count",
                    signed.issuer.getSubjectX500Principal());
            return false;
        }
    }

    private List<Path> watched() {
        List<Path> watched = new ArrayList<>(files());
        watched.add(folder);
        return watched;
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".crl")).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Each file by itself: a broken one must not keep the others from being renewed. */
    private Set<X509CRL> read() {
        Set<X509CRL> read = new LinkedHashSet<>();
        for (Path file : files()) {
            try (var in = Files.newInputStream(file)) {
                Collection<? extends CRL> found =
                        CertificateFactory.getInstance("X.509").generateCRLs(in);
                if (found.isEmpty()) {
                    LOG.error("{} holds no revocation list", file);
                }
                found.stream()
                        .map(X509CRL.class::cast)
                        .filter(list -> whole(list, file))
                        .forEach(read::add);
            } catch (IOException | CertificateException | CRLException e) {
                LOG.error("{} can't be read as a revocation list: {}", file, e.getMessage());
            }
        }
        return read;
    }

    private static boolean whole(X509CRL list, Path file) {
        if (list.hasUnsupportedCriticalExtension()
                || (list.getCriticalExtensionOIDs() != null
                        && !list.getCriticalExtensionOIDs().isEmpty())) {
            LOG.error("{} tells of some certificates only, and is not used", file);
            return false;
        }
        return true;
    }

    private Set<X509CRL> joined(Set<X509CRL> old, Set<X509CRL> read) {
        verified.clear();
        // of two with the same time and number the one that lies there now
        Set<X509CRL> all = new LinkedHashSet<>(read);
        all.addAll(old);
        Set<X509CRL> kept = new LinkedHashSet<>();
        all.stream()
                .collect(Collectors.groupingBy(X509CRL::getIssuerX500Principal))
                .values()
                .forEach(
                        ofOne ->
                                ofOne.stream().sorted(NEWEST_FIRST).limit(KEPT).forEach(kept::add));
        return kept;
    }

    /** Two lists may be of the same second (RFC 5280, 5.2.3). */
    private static BigInteger number(X509CRL list) {
        byte[] value = list.getExtensionValue(Extension.cRLNumber.getId());
        return value == null
                ? BigInteger.ZERO
                : CRLNumber.getInstance(ASN1OctetString.getInstance(value).getOctets())
                        .getCRLNumber();
    }

    private record Signed(X509CRL list, X509Certificate issuer) {}
}
