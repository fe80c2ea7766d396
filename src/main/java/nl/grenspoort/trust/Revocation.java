package nl.grenspoort.trust;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/** Whether an authority has taken a certificate back (Digikoppeling PKI003). */
sealed interface Revocation permits Revocation.Unasked, CrlFolder {
    /** Nobody is asked: the demo, and commands. */
    Revocation UNASKED = new Unasked();

    /**
     * @throws CertificateException when it has, or when that can't be told
     */
    void require(X509Certificate certificate, X509Certificate issuer, Instant at)
            throws CertificateException;

    /** Changes when what is known changes. */
    long version();

    /** The newest list of each authority. */
    List<CertificateInventory.Crl> lists();

    /** Asks nobody. */
    final class Unasked implements Revocation {
        private Unasked() {}

        @Override
        public void require(X509Certificate certificate, X509Certificate issuer, Instant at) {
            // nothing is known
        }

        @Override
        public long version() {
            return 0;
        }

        @Override
        public List<CertificateInventory.Crl> lists() {
            return List.of();
        }
    }
}
