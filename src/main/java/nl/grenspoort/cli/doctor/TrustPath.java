package nl.grenspoort.cli.doctor;

import org.jspecify.annotations.Nullable;

import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXReason;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a chain leads to an anchor (RFC 5280, without revocation). */
final class TrustPath {
    private TrustPath() {}

    /**
     * Why it doesn't.
     *
     * @param at looked at as if it were then: expiry is told apart from trust
     * @return null when it does
     */
    static @Nullable String distrust(
            List<X509Certificate> chain, List<X509Certificate> anchors, Instant at) {
        Set<TrustAnchor> trusted =
                anchors.stream().map(it -> new TrustAnchor(it, null)).collect(Collectors.toSet());
        List<X509Certificate> path =
                chain.stream().filter(certificate -> !anchors.contains(certificate)).toList();
        if (path.isEmpty()) {
            return null;
        }
        try {
            CertPath certPath = CertificateFactory.getInstance("X.509").generateCertPath(path);
            PKIXParameters parameters = new PKIXParameters(trusted);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            CertPathValidator.getInstance("PKIX").validate(certPath, parameters);
            return null;
        } catch (CertPathValidatorException e) {
            return e.getReason() == PKIXReason.NO_TRUST_ANCHOR
                    ? "its issuer, %s, is not among them"
                            .formatted(path.getLast().getIssuerX500Principal())
                    : String.valueOf(e.getMessage());
        } catch (GeneralSecurityException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
