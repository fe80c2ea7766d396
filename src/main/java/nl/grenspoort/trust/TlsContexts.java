package nl.grenspoort.trust;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.TrustManager;

/**
 * TLS as the NCSC guidelines of May 2025 rate good or sufficient: 1.3 first, 1.2 with forward
 * secrecy and AEAD only, always with a client certificate. Keys and authorities are asked for at
 * each handshake, so renewed ones are used without a restart.
 */
public final class TlsContexts {
    public static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    public static final List<String> CIPHER_SUITES =
            List.of(
                    "TLS_AES_256_GCM_SHA384",
                    "TLS_CHACHA20_POLY1305_SHA256",
                    "TLS_AES_128_GCM_SHA256",
                    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
                    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
                    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
                    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
                    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
                    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");

    /** Curves only: the JDK would take finite fields too, which NCSC phases out. */
    public static final List<String> GROUPS =
            List.of("x25519", "secp256r1", "x448", "secp384r1", "secp521r1");

    /** No SHA-1 and no SHA-224. */
    public static final List<String> SIGNATURE_SCHEMES =
            List.of(
                    "ecdsa_secp256r1_sha256",
                    "ecdsa_secp384r1_sha384",
                    "ecdsa_secp521r1_sha512",
                    "ed25519",
                    "ed448",
                    "rsa_pss_rsae_sha256",
                    "rsa_pss_rsae_sha384",
                    "rsa_pss_rsae_sha512",
                    "rsa_pss_pss_sha256",
                    "rsa_pss_pss_sha384",
                    "rsa_pss_pss_sha512",
                    "rsa_pkcs1_sha256",
                    "rsa_pkcs1_sha384",
                    "rsa_pkcs1_sha512");

    /** How long a session may be resumed, when nothing else is set (Digikoppeling WT008). */
    public static final Duration SESSION = Duration.ofHours(1);

    /** What the JDK can be told for all its TLS only, before its first use. */
    private static final Map<String, String> OF_THE_JVM =
            Map.of(
                    // a client may not renegotiate (TLS 1.2)
                    "jdk.tls.rejectClientInitiatedRenegotiation", "true",
                    // the extended master secret is required (RFC 7627)
                    "jdk.tls.useExtendedMasterSecret", "true",
                    "jdk.tls.allowLegacyMasterSecret", "false",
                    "jdk.tls.allowLegacyResumption", "false",
                    // sessions in memory: those in tickets would outlive their time
                    "jdk.tls.server.enableSessionTicketExtension", "false");

    private static final Runnable UNCOUNTED = () -> {};

    static {
        prepare();
    }

    private TlsContexts() {}

    /**
     * Tells the JDK how strict to be. Whoever starts the JVM calls this before anything speaks TLS;
     * what an operator has set on the command line stays.
     */
    public static void prepare() {
        OF_THE_JVM.forEach(
                (name, value) -> {
                    if (System.getProperty(name) == null) {
                        System.setProperty(name, value);
                    }
                });
    }

    /** For a client that shows its certificate and trusts servers under these anchors. */
    public static SSLContext client(Credentials own, List<X509Certificate> anchors) {
        return client(() -> own, Authorities.of(anchors), SESSION);
    }

    /**
     * For a client that shows its certificate of the moment and trusts servers under these
     * authorities.
     *
     * @param session how long a TLS session may be resumed
     */
    public static SSLContext client(
            Supplier<Credentials> own, Authorities authorities, Duration session) {
        SSLContext context = context(own, new AuthoritiesTrust(authorities, UNCOUNTED));
        limit(context.getClientSessionContext(), session);
        return context;
    }

    /**
     * For a server that asks for a client certificate under these anchors.
     *
     * @param rejected called for each client certificate that is refused
     */
    public static SSLContext server(
            Credentials own, List<X509Certificate> anchors, Runnable rejected) {
        return server(() -> own, Authorities.of(anchors), rejected, SESSION);
    }

    /**
     * For a server that asks for a client certificate under these authorities. A session that is
     * resumed is not asked for its certificate again: who answers requests must ask {@link
     * Authorities#accept} for each.
     *
     * @param rejected called for each client certificate that is refused
     * @param session how long a TLS session may be resumed
     */
    public static SSLContext server(
            Supplier<Credentials> own,
            Authorities authorities,
            Runnable rejected,
            Duration session) {
        SSLContext context = context(own, new AuthoritiesTrust(authorities, rejected));
        limit(context.getServerSessionContext(), session);
        return context;
    }

    /**
     * Puts curves, signature algorithms and order of preference into the settings of a connection.
     */
    public static SSLParameters restrict(SSLParameters parameters) {
        parameters.setNamedGroups(GROUPS.toArray(String[]::new));
        parameters.setSignatureSchemes(SIGNATURE_SCHEMES.toArray(String[]::new));
        parameters.setUseCipherSuitesOrder(true);
        return parameters;
    }

    /** Anchors as a key store in memory. */
    public static KeyStore trustStore(List<X509Certificate> anchors) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (int i = 0; i < anchors.size(); i++) {
                store.setCertificateEntry("anchor-" + i, anchors.get(i));
            }
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("a trust store in memory can't be filled", e);
        }
    }

    /** Shows the certificate of the moment; its key may be one that can't leave its token. */
    public static KeyManager keyManager(Supplier<Credentials> own) {
        return new OwnKeyManager(own);
    }

    private static void limit(SSLSessionContext sessions, Duration session) {
        sessions.setSessionTimeout(Math.toIntExact(session.toSeconds()));
    }

    private static SSLContext context(Supplier<Credentials> own, TrustManager trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    new KeyManager[] {new OwnKeyManager(own)}, new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("TLS can't be set up with " + own.get(), e);
        }
    }
}
