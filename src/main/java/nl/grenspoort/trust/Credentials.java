package nl.grenspoort.trust;

import static java.util.Objects.requireNonNull;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key and its certificate chain, end entity first. {@code toString} never shows the key.
 */
public record Credentials(PrivateKey key, List<X509Certificate> chain) {
    public Credentials {
        requireNonNull(key, "key");
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("credentials need a certificate");
        }
    }

    public X509Certificate certificate() {
        return chain.getFirst();
    }

    @Override
    public String toString() {
        return "Credentials[" + certificate().getSubjectX500Principal() + "]";
    }
}
