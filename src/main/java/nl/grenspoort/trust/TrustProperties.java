package nl.grenspoort.trust;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Where keys and certificates are, and what is asked of them.
 *
 * @param directory files in PEM: the authorities and secrets, and the keys when these are in PEM
 * @param demo make a demo PKI there when it does not exist
 * @param signingKeyBits RSA size of the demo's signing and encryption keys; 3072 is the least that
 *     NCSC rates good
 * @param source where the gateway's own keys are
 * @param store the PKCS#12 file, or the configuration of the PKCS#11 provider
 * @param passwordFile whose first line is the store's password or the token's PIN
 * @param passwordVariable environment variable that holds it instead
 * @param production refuse what is not fit for production
 * @param warnBefore how long before a certificate expires that is told
 * @param trialRoots what tells an authority for trials: part of its name, or its SHA-256
 *     fingerprint
 * @param crlDirectory revocation lists; none are asked when it is not set
 * @param crlGrace how long after its next update was due a list still counts
 * @param sessionTimeout how long a TLS session may be resumed
 */
@ConfigurationProperties("grenspoort.trust")
public record TrustProperties(
        @DefaultValue("certs/demo") Path directory,
        @DefaultValue("true") boolean demo,
        @DefaultValue("3072") int signingKeyBits,
        @DefaultValue("pem") Source source,
        @Nullable Path store,
        @Nullable Path passwordFile,
        @Nullable String passwordVariable,
        @DefaultValue("false") boolean production,
        @DefaultValue("30d") Duration warnBefore,
        @DefaultValue("TRIAL") List<String> trialRoots,
        @Nullable Path crlDirectory,
        @DefaultValue("0s") Duration crlGrace,
        @DefaultValue("1h") Duration sessionTimeout) {
    /** Kinds of places for keys. */
    public enum Source {
        /** Files {@code <name>.key} and {@code <name>.crt}. */
        PEM,
        /** One PKCS#12 file. */
        PKCS12,
        /** A PKCS#11 token. */
        PKCS11
    }

    public TrustProperties {
        trialRoots = List.copyOf(trialRoots);
        passwordVariable =
                passwordVariable == null || passwordVariable.isBlank() ? null : passwordVariable;
        require(signingKeyBits >= 2048, "signing-key-bits must be at least 2048");
        require(!demo || source == Source.PEM, "source must be pem where demo is true");
        require(!demo || !production, "production and demo can't both be true");
        boolean stored = source != Source.PEM;
        require(!stored || store != null, "store is missing: source is not pem");
        require(stored || store == null, "store is for source pkcs12 or pkcs11");
        require(
                !stored || (passwordFile == null) != (passwordVariable == null),
                "password-file or password-variable is missing, or both are there");
        require(
                stored || (passwordFile == null && passwordVariable == null),
                "password-file and password-variable are for source pkcs12 or pkcs11");
        require(
                !production || crlDirectory != null,
                "crl-directory is missing: production asks what was revoked");
        require(!warnBefore.isNegative(), "warn-before can't be negative");
        require(
                !crlGrace.isNegative() && crlGrace.compareTo(Duration.ofDays(7)) <= 0,
                "crl-grace must be between 0s and 7d");
        require(
                sessionTimeout.toSeconds() >= 1
                        && sessionTimeout.compareTo(Duration.ofDays(1)) <= 0,
                "session-timeout must be between 1s and 1d");
        require(
                trialRoots.stream().noneMatch(String::isBlank),
                "trial-roots must not hold an empty mark");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("grenspoort.trust." + otherwise);
        }
    }
}
