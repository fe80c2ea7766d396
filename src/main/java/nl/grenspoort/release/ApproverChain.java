package nl.grenspoort.release;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides whose signature approves a release: a certificate for code signing under the approvers'
 * authority, or one that is itself named as an anchor. Whoever may no longer approve is taken out
 * of the anchors, or the authority is renewed: revocation is not asked here.
 */
final class ApproverChain {
    /** RFC 5280, 4.2.1.12: so that no terminal's or system's certificate can approve a release. */
    private static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";

    private static final int DIGITAL_SIGNATURE = 0;
    private static final int LEAST_BITS = 2048;

    private final List<X509Certificate> anchors;
    private final Instant at;

    ApproverChain(List<X509Certificate> anchors, Instant at) {
        this.anchors = List.copyOf(anchors);
        this.at = at;
    }

    /** Throws {@link IllegalArgumentException} when this certificate approves nothing. */
    void require(X509Certificate signer, Collection<X509Certificate> sent)
            throws GeneralSecurityException {
        ReleaseSignature.require(
                valid(signer), "was made with a certificate that is not valid today", signer);
        ReleaseSignature.require(
                maySign(signer),
                "was made with a certificate that is not for code signing",
                signer);
        ReleaseSignature.require(
                anchors.contains(signer) || underAnAnchor(signer, sent),
                "is by nobody who may approve releases",
                signer);
    }

    private boolean valid(X509Certificate signer) {
        return !at.isBefore(signer.getNotBefore().toInstant())
                && !at.isAfter(signer.getNotAfter().toInstant());
    }

    private static boolean maySign(X509Certificate signer) throws GeneralSecurityException {
        boolean[] usage = signer.getKeyUsage();
        List<String> purposes = signer.getExtendedKeyUsage();
        return usage != null
                && usage[DIGITAL_SIGNATURE]
                && purposes != null
                && purposes.contains(CODE_SIGNING)
                && signer.getBasicConstraints() < 0
                && (!(signer.getPublicKey() instanceof RSAPublicKey key)
                        || key.getModulus().bitLength() >= LEAST_BITS);
    }

    private boolean underAnAnchor(X509Certificate signer, Collection<X509Certificate> sent)
            throws GeneralSecurityException {
        Set<TrustAnchor> authorities =
                anchors.stream()
                        .filter(anchor -> anchor.getBasicConstraints() >= 0)
                        .map(anchor -> new TrustAnchor(anchor, null))
                        .collect(Collectors.toUnmodifiableSet());
        if (authorities.isEmpty()) {
            return false;
        }
        X509CertSelector wanted = new X509CertSelector();
        wanted.setCertificate(signer);
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(authorities, wanted);
        parameters.addCertStore(
                CertStore.getInstance("Collection", new CollectionCertStoreParameters(sent)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(at));
        try {
            CertPathBuilder.getInstance("PKIX").build(parameters);
            return true;
        } catch (java.security.cert.CertPathBuilderException e) {
            return false;
        }
    }
}
