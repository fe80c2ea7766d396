package nl.grenspoort.trust.wus;

import nl.grenspoort.trust.Oin;
import nl.grenspoort.trust.wus.WusRefusedException.Reason;

import org.jspecify.annotations.Nullable;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a certificate may sign for the party that was asked: issued under the anchors, valid now,
 * for signatures, RSA of 2048 bits or more, and to that party's OIN (PKI001, PKI002). The last one
 * accepted is remembered for a minute, because every message carries the same one.
 */
final class TrustedSigner {
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int LEAST_BITS = 2048;

    private final Set<TrustAnchor> anchors;
    private final Oin oin;
    private final InstantSource clock;
    private volatile @Nullable Accepted last;

    TrustedSigner(List<X509Certificate> anchors, Oin oin, InstantSource clock) {
        this.anchors =
                anchors.stream()
                        .map(anchor -> new TrustAnchor(anchor, null))
                        .collect(Collectors.toUnmodifiableSet());
        this.oin = oin;
        this.clock = clock;
    }

    /**
     * @throws WusRefusedException when it may not
     */
    void accept(X509Certificate certificate) throws WusRefusedException {
        Instant now = clock.instant();
        Accepted accepted = last;
        if (accepted == null || !accepted.covers(certificate, now)) {
            check(certificate, now);
            last = new Accepted(certificate, now);
        }
    }

    private void check(X509Certificate certificate, Instant now) throws WusRefusedException {
        boolean[] usage = certificate.getKeyUsage();
        if (usage == null || !(usage[0] || usage[1])) {
            throw refused("the certificate is not for signatures", null);
        }
        if (!(certificate.getPublicKey() instanceof RSAPublicKey key)
                || key.getModulus().bitLength() < LEAST_BITS) {
            throw refused("the certificate's key is too weak", null);
        }
        if (!Oin.of(certificate).equals(Optional.of(oin))) {
            throw refused("the certificate is of another party", null);
        }
        try {
            PKIXParameters parameters = new PKIXParameters(anchors);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(now));
            CertPathValidator.getInstance("PKIX")
                    .validate(
                            CertificateFactory.getInstance("X.509")
                                    .generateCertPath(List.of(certificate)),
                            parameters);
        } catch (InvalidAlgorithmParameterException e) {
            throw new IllegalStateException("there are no anchors to trust", e);
        } catch (GeneralSecurityException e) {
            throw refused("the certificate is not trusted", e);
        }
    }

    private static WusRefusedException refused(String message, @Nullable Exception cause) {
        return new WusRefusedException(Reason.SIGNATURE_INVALID, message, cause);
    }

    private record Accepted(X509Certificate certificate, Instant at) {
        boolean covers(X509Certificate other, Instant now) {
            return certificate.equals(other)
                    && !now.isBefore(at)
                    && now.isBefore(at.plus(REMEMBERED))
                    && now.isBefore(certificate.getNotAfter().toInstant());
        }
    }
}
