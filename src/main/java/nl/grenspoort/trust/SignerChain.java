package nl.grenspoort.trust;

import com.nimbusds.jose.util.Base64;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides whether a chain sent along with a signature leads to an anchor and may sign messages (RFC
 * 5280, 6.1). Revocation is not asked here.
 */
final class SignerChain {
    private static final int LONGEST = 4;
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int LEAST_BITS = 2048;

    private final List<X509Certificate> anchors;
    private final Set<TrustAnchor> trusted;

    SignerChain(List<X509Certificate> anchors) {
        this.anchors = List.copyOf(anchors);
        this.trusted =
                anchors.stream()
                        .map(anchor -> new TrustAnchor(anchor, null))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** The signer's certificate, when the chain is trusted at that time. */
    X509Certificate signer(List<Base64> sent, Instant at) throws MessageSignatureException {
        List<X509Certificate> chain = decoded(sent);
        X509Certificate signer = chain.getFirst();
        try {
            PKIXParameters parameters = new PKIXParameters(trusted);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            chain.removeAll(anchors);
            CertPathValidator.getInstance("PKIX")
                    .validate(
                            CertificateFactory.getInstance("X.509").generateCertPath(chain),
                            parameters);
        } catch (GeneralSecurityException e) {
            throw new MessageSignatureException("the signer's certificate is not trusted", e);
        }
        if (chain.isEmpty() || !maySign(signer)) {
            throw new MessageSignatureException("the signer's certificate is not one to sign with");
        }
        return signer;
    }

    private static boolean maySign(X509Certificate signer) {
        boolean[] usage = signer.getKeyUsage();
        return usage != null
                && usage[DIGITAL_SIGNATURE]
                && signer.getBasicConstraints() < 0
                && signer.getPublicKey() instanceof RSAPublicKey key
                && key.getModulus().bitLength() >= LEAST_BITS;
    }

    private static List<X509Certificate> decoded(List<Base64> sent)
            throws MessageSignatureException {
        if (sent.isEmpty() || sent.size() > LONGEST) {
            throw new MessageSignatureException("x5c holds no chain of 1 to " + LONGEST);
        }
        List<X509Certificate> chain = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (Base64 one : sent) {
                chain.add(
                        (X509Certificate)
                                factory.generateCertificate(
                                        new ByteArrayInputStream(one.decode())));
            }
        } catch (CertificateException e) {
            throw new MessageSignatureException("x5c can't be read", e);
        }
        return chain;
    }
}
