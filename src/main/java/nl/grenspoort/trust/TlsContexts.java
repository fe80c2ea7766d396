package nl.grenspoort.trust;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * TLS as the NCSC guidelines of May 2025 rate good or sufficient: 1.3 first, 1.2 with forward
 * secrecy and AEAD only, always with a client certificate.
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

    private static final char[] IN_MEMORY = new char[0];

    private TlsContexts() {}

    /** For a client that shows its certificate and trusts servers under these anchors. */
    public static SSLContext client(Credentials own, List<X509Certificate> anchors) {
        return context(own, trustManager(anchors));
    }

    /**
     * For a server that asks for a client certificate under these anchors.
     *
     * @param rejected called for each client certificate that is refused
     */
    public static SSLContext server(
            Credentials own, List<X509Certificate> anchors, Runnable rejected) {
        return context(own, new Counting(trustManager(anchors), rejected));
    }

    /** Key and chain as a key store in memory. */
    public static KeyStore keyStore(Credentials own, char[] password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "own", own.key(), password, own.chain().toArray(X509Certificate[]::new));
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("a key store in memory can't be filled", e);
        }
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

    private static SSLContext context(Credentials own, TrustManager trust) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(keyStore(own, IN_MEMORY), IN_MEMORY);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("TLS can't be set up with " + own, e);
        }
    }

    private static X509ExtendedTrustManager trustManager(List<X509Certificate> anchors) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(trustStore(anchors));
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509ExtendedTrustManager extended) {
                    return extended;
                }
            }
            throw new IllegalStateException("the JDK has no PKIX trust manager");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("trust can't be set up", e);
        }
    }

    /** Counts client certificates that are refused; everything else is the JDK's. */
    private static final class Counting extends X509ExtendedTrustManager {
        private final X509ExtendedTrustManager jdk;
        private final Runnable rejected;

        Counting(X509ExtendedTrustManager jdk, Runnable rejected) {
            this.jdk = jdk;
            this.rejected = rejected;
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
                throws CertificateException {
            counted(() -> jdk.checkClientTrusted(chain, authType, socket));
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
                throws CertificateException {
            counted(() -> jdk.checkClientTrusted(chain, authType, engine));
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType)
                throws CertificateException {
            counted(() -> jdk.checkClientTrusted(chain, authType));
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
                throws CertificateException {
            jdk.checkServerTrusted(chain, authType, socket);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
                throws CertificateException {
            jdk.checkServerTrusted(chain, authType, engine);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType)
                throws CertificateException {
            jdk.checkServerTrusted(chain, authType);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return jdk.getAcceptedIssuers();
        }

        private void counted(Check check) throws CertificateException {
            try {
                check.run();
            } catch (CertificateException e) {
                rejected.run();
                throw e;
            }
        }

        private interface Check {
            void run() throws CertificateException;
        }
    }
}
