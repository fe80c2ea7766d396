package nl.grenspoort.trust;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.util.Base64;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Decides whether a chain sent along with a signature leads to an anchor and may sign messages. */
final class SignerChain {
    private static final int LONGEST = 4;
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int LEAST_BITS = 2048;

    private final Authorities authorities;

    SignerChain(Authorities authorities) {
        this.authorities = requireNonNull(authorities, "authorities");
    }

    /** The signer's certificate, when the chain is trusted at that time. */
    X509Certificate signer(List<Base64> sent, Instant at) throws MessageSignatureException {
        List<X509Certificate> chain = decoded(sent);
        try {
            authorities.require(chain, at);
        } catch (CertificateException e) {
            throw new MessageSignatureException("the signer's certificate is not trusted", e);
        }
        X509Certificate signer = chain.getFirst();
        if (!maySign(signer)) {
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
