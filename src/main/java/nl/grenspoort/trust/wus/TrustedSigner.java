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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Whether a certificate may sign for a party: issued under the anchors, valid now, for signatures,
 * RSA of 2048 bits or more, and to that party's OIN (PKI001, PKI002). One that was accepted is
 * remembered for a minute, because every message carries the same one.
 */
final class TrustedSigner {
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int LEAST_BITS = 2048;

    /** More than there are parties at one gateway; beyond it the memory begins anew. */
    private static final int MOST_REMEMBERED = 1000;

    private final Set<TrustAnchor> anchors;
    private final InstantSource clock;
    private final Map<X509Certificate, Accepted> accepted = new ConcurrentHashMap<>();

    TrustedSigner(List<X509Certificate> anchors, InstantSource clock) {
        this.anchors =
                anchors.stream()
                        .map(anchor -> new TrustAnchor(anchor, null))
                        .collect(Collectors.toUnmodifiableSet());
        this.clock = clock;
    }

    /**
     * @param oin the party it must have been issued to
     * @throws WusRefusedException when it may not
     */
    void accept(X509Certificate certificate, Oin oin) throws WusRefusedException {
        if (!Oin.of(certificate).equals(Optional.of(oin))) {
            throw refused("the certificate is of another party", null);
        }
        Instant now = clock.instant();
        Accepted earlier = accepted.get(certificate);
        if (earlier == null || !earlier.covers(now)) {
            check(certificate, now);
            if (accepted.size() >= MOST_REMEMBERED) {
                accepted.clear();
            }
            accepted.put(certificate, new Accepted(certificate, now));
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
        boolean covers(Instant now) {
            return !now.isBefore(at)
                    && now.isBefore(at.plus(REMEMBERED))
                    && now.isBefore(certificate.getNotAfter().toInstant());
        }
    }
}
