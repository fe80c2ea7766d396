package nl.grenspoort.trust;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Authorities whose certificates are believed, as they are now: anchors and revocation lists may
 * change while the gateway runs. Every kind of certificate is decided here: of terminals, of
 * systems' servers, of messages' signers.
 */
public final class Authorities {
    private static final int LONGEST = 4;
    private static final int REMEMBERED = 1000;
    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(1);

    private final Supplier<List<X509Certificate>> anchors;
    private final Revocation revocation;
    private final InstantSource clock;
    private final Map<List<X509Certificate>, Accepted> accepted = new ConcurrentHashMap<>();

    Authorities(
            Supplier<List<X509Certificate>> anchors, Revocation revocation, InstantSource clock) {
        this.anchors = requireNonNull(anchors, "anchors");
        this.revocation = requireNonNull(revocation, "revocation");
        this.clock = requireNonNull(clock, "clock");
    }

    /** These for ever, and nothing of theirs is revoked: for tests and for the demo's commands. */
    public static Authorities of(List<X509Certificate> anchors) {
        List<X509Certificate> fixed = List.copyOf(anchors);
        return new Authorities(() -> fixed, Revocation.UNASKED, InstantSource.system());
    }

    /** Their certificates. */
    public List<X509Certificate> anchors() {
        return anchors.get();
    }

    /** {@link #require(List, Instant)}, now. */
    public void require(List<X509Certificate> chain) throws CertificateException {
        require(chain, clock.instant());
    }

    /** Whether {@link #require(List)} has nothing against it. */
    public boolean accept(List<X509Certificate> chain) {
        try {
            require(chain);
            return true;
        } catch (CertificateException e) {
            return false;
        }
    }

    /**
     * Decides whether a certificate leads to an anchor (RFC 5280, 6.1), with nothing on the way
     * that is out of date, too weak or revoked. Remembered for a minute, or until anchors or lists
     * change.
     *
     * @param chain the certificate first; others in any order
     * @throws CertificateException when it does not, with the reason
     */
    public void require(List<X509Certificate> chain, Instant at) throws CertificateException {
        State state = new State(anchors.get(), revocation.version());
        Accepted before = accepted.get(chain);
        if (before != null && before.covers(state, at)) {
            return;
        }
        check(chain, state.anchors, at);
        if (accepted.size() >= REMEMBERED) {
            accepted.clear();
        }
        accepted.put(List.copyOf(chain), new Accepted(state, at, chain.getFirst()));
    }

    private void check(List<X509Certificate> chain, List<X509Certificate> trusted, Instant at)
            throws CertificateException {
        if (chain.isEmpty()) {
            throw new CertificateException("there is no certificate");
        }
        X509Certificate subject = chain.getFirst();
        if (subject.getBasicConstraints() >= 0 || trusted.contains(subject)) {
            throw new CertificateException("the certificate is an authority's");
        }
        PKIXCertPathBuilderResult path = path(chain, trusted, at);
        List<? extends Certificate> certificates = path.getCertPath().getCertificates();
        for (int i = 0; i < certificates.size(); i++) {
            X509Certificate certificate = (X509Certificate) certificates.get(i);
            strong(certificate);
            X509Certificate issuer =
                    i + 1 < certificates.size()
                            ? (X509Certificate) certificates.get(i + 1)
                            : path.getTrustAnchor().getTrustedCert();
            revocation.require(certificate, issuer, at);
        }
    }

    private static void strong(X509Certificate certificate) throws CertificateException {
        refuse(
                certificate,
                CertificateStrength.weakness(
                        certificate.getPublicKey(), CertificateStrength.LEAST_RSA));
        refuse(certificate, CertificateStrength.weakness(certificate.getSigAlgName()));
    }

    private static void refuse(X509Certificate certificate, @Nullable String weakness)
            throws CertificateException {
        if (weakness != null) {
            throw new CertificateException(
                    "the certificate of " + certificate.getSubjectX500Principal() + " " + weakness);
        }
    }

    private static PKIXCertPathBuilderResult path(
            List<X509Certificate> chain, List<X509Certificate> trusted, Instant at)
            throws CertificateException {
        try {
            X509CertSelector subject = new X509CertSelector();
            subject.setCertificate(chain.getFirst());
            PKIXBuilderParameters parameters =
                    new PKIXBuilderParameters(
                            trusted.stream()
                                    .map(anchor -> new TrustAnchor(anchor, null))
                                    .collect(Collectors.toUnmodifiableSet()),
                            subject);
            // asked below, by our own rules
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            parameters.setMaxPathLength(LONGEST);
            parameters.addCertStore(
                    CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
            return (PKIXCertPathBuilderResult)
                    CertPathBuilder.getInstance("PKIX").build(parameters);
        } catch (GeneralSecurityException e) {
            throw new CertificateException(
                    "the certificate of "
                            + chain.getFirst().getSubjectX500Principal()
                            + " leads to none of the authorities, or is out of date",
                    e);
        }
    }

    /** Anchors by identity: a list is made anew when they are read again. */
    private record State(List<X509Certificate> anchors, long revocation) {
        boolean same(State other) {
            return anchors == other.anchors && revocation == other.revocation;
        }
    }

    private record Accepted(State state, Instant at, X509Certificate certificate) {
        boolean covers(State now, Instant when) {
            return state.same(now)
                    && !when.isBefore(at)
                    && when.isBefore(at.plus(REMEMBERED_FOR))
                    && when.isBefore(certificate.getNotAfter().toInstant());
        }
    }
}
