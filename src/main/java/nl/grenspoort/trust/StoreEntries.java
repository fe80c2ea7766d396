package nl.grenspoort.trust;

import nl.grenspoort.start.StartRefusedException;

import org.jspecify.annotations.Nullable;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import javax.crypto.SecretKey;

/**
 * Reads entries of an open key store: a file or a token.
 *
 * @param where names it in messages
 */
record StoreEntries(KeyStore store, char @Nullable [] password, String where) {

    Credentials credentials(String alias) {
        try {
            Key key = store.getKey(alias, password);
            if (!(key instanceof PrivateKey own)) {
                throw missing(alias, key == null ? "no key" : "no private key");
            }
            Certificate[] chain = store.getCertificateChain(alias);
            if (chain == null || chain.length == 0) {
                throw missing(alias, "no certificate beside the key");
            }
            return new Credentials(own, Stream.of(chain).map(X509Certificate.class::cast).toList());
        } catch (GeneralSecurityException e) {
            throw unreadable(alias, e);
        }
    }

    /** Null when there is none. */
    @Nullable SecretKey secretKey(String alias) {
        try {
            return store.getKey(alias, password) instanceof SecretKey key ? key : null;
        } catch (GeneralSecurityException e) {
            throw unreadable(alias, e);
        }
    }

    private StartRefusedException missing(String alias, String what) {
        return new StartRefusedException(
                "%s has %s under the alias %s; it has %s.".formatted(where, what, alias, aliases()),
                "Put key and certificate chain there under that alias (certs/README.md tells how).");
    }

    private StartRefusedException unreadable(String alias, Exception cause) {
        return new StartRefusedException(
                "The entry %s of %s can't be read.".formatted(alias, where),
                "Key and store must have the same password; see certs/README.md.",
                cause);
    }

    private String aliases() {
        try {
            List<String> aliases = Collections.list(store.aliases());
            return aliases.isEmpty()
                    ? "nothing else"
                    : String.join(", ", aliases.stream().sorted().toList());
        } catch (GeneralSecurityException e) {
            return "entries that can't be listed";
        }
    }
}
