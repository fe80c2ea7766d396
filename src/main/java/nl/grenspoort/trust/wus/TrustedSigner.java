package nl.grenspoort.trust.wus;

import nl.grenspoort.trust.Authorities;
import nl.grenspoort.trust.Oin;
import nl.grenspoort.trust.wus.WusRefusedException.Reason;

import org.jspecify.annotations.Nullable;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Whether a certificate may sign for a party: issued under the authorities and not revoked, valid
 * now, for signatures, RSA of 2048 bits or more, and to that party's OIN (PKI001 to PKI003).
 */
final class TrustedSigner {
    private static final int LEAST_BITS = 2048;

    private final Authorities authorities;
    private final InstantSource clock;

    TrustedSigner(Authorities authorities, InstantSource clock) {
        this.authorities = authorities;
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
        boolean[] usage = certificate.getKeyUsage();
        if (usage == null || !(usage[0] || usage[1])) {
            throw refused("the certificate is not for signatures", null);
        }
        if (!(certificate.getPublicKey() instanceof RSAPublicKey key)
                || key.getModulus().bitLength() < LEAST_BITS) {
            throw refused("the certificate's key is too weak", null);
        }
        try {
            authorities.require(List.of(certificate), clock.instant());
        } catch (CertificateException e) {
            throw refused("the certificate is not trusted", e);
        }
    }

    private static WusRefusedException refused(String message, @Nullable Exception cause) {
        return new WusRefusedException(Reason.SIGNATURE_INVALID, message, cause);
    }
}
