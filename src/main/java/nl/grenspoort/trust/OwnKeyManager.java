package nl.grenspoort.trust;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;
import java.util.stream.Stream;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * Our one key for TLS, as it is at the time of each handshake. The key may be opaque: it is never
 * put into a store. TLS asks for alias, chain and key one after the other, so the pair before a
 * renewal stays known by its alias.
 */
final class OwnKeyManager extends X509ExtendedKeyManager {
    private final Supplier<Credentials> own;
    private Held now;
    private Held before;

    OwnKeyManager(Supplier<Credentials> own) {
        this.own = requireNonNull(own, "own");
        this.now = new Held("own-0", own.get());
        this.before = now;
    }

    private synchronized @Nullable String alias(String... keyTypes) {
        Credentials found = own.get();
        if (!found.equals(now.credentials)) {
            before = now;
            now = new Held("own-" + (Integer.parseInt(now.alias.substring(4)) + 1), found);
        }
        String algorithm = found.certificate().getPublicKey().getAlgorithm();
        // TLS 1.2 asks for EC_EC and the like: key, then how its certificate is signed
        return Stream.of(keyTypes).anyMatch(type -> type.split("_")[0].equals(algorithm))
                ? now.alias
                : null;
    }

    private synchronized @Nullable Credentials held(String alias) {
        if (alias.equals(now.alias)) {
            return now.credentials;
        }
        return alias.equals(before.alias) ? before.credentials : null;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        Credentials held = held(alias);
        return held == null ? null : held.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        Credentials held = held(alias);
        return held == null ? null : held.key();
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
        return alias(keyType);
    }

    @Override
    public @Nullable String chooseServerAlias(
            String keyType, Principal @Nullable [] issuers, Socket socket) {
        return alias(keyType);
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, SSLEngine engine) {
        return alias(keyTypes);
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, Socket socket) {
        return alias(keyTypes);
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        String alias = alias(keyType);
        return alias == null ? null : new String[] {alias};
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return getServerAliases(keyType, issuers);
    }

    private record Held(String alias, Credentials credentials) {}
}
