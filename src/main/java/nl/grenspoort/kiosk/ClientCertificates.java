package nl.grenspoort.kiosk;

import nl.grenspoort.trust.Authorities;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Predicate;

/**
 * Whether a client certificate still counts, asked for each request: one that was revoked or has
 * expired meanwhile must not go on over a connection that lives, or a TLS session that is resumed
 * (Digikoppeling PKI002, PKI003). Refusals are counted with those of TLS.
 */
record ClientCertificates(Authorities authorities, Runnable rejected)
        implements Predicate<List<X509Certificate>> {
    @Override
    public boolean test(List<X509Certificate> chain) {
        boolean stands = authorities.accept(chain);
        if (!stands) {
            rejected.run();
        }
        return stands;
    }
}
