package nl.grenspoort.trust;

import static java.util.Objects.requireNonNull;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Decides about the other side's certificate: what the JDK asks (key usage, host name, constraints
 * on algorithms), then what {@link Authorities} asks. Client certificates that are refused are
 * counted.
 */
final class AuthoritiesTrust extends X509ExtendedTrustManager {
    private final Authorities authorities;
    private final Runnable rejected;
    private volatile Jdk jdk;

    AuthoritiesTrust(Authorities authorities, Runnable rejected) {
        this.authorities = requireNonNull(authorities, "authorities");
        this.rejected = requireNonNull(rejected, "rejected");
        this.jdk = Jdk.of(authorities.anchors());
    }

    /** Made anew when the anchors were read again; two at once do no harm. */
    private X509ExtendedTrustManager jdk() {
        List<X509Certificate> anchors = authorities.anchors();
        Jdk current = jdk;
        if (current.anchors != anchors) {
            current = Jdk.of(anchors);
            jdk = current;
        }
        return current.manager;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        counted(chain, () -> jdk().checkClientTrusted(chain, authType, socket));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        counted(chain, () -> jdk().checkClientTrusted(chain, authType, engine));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        counted(chain, () -> jdk().checkClientTrusted(chain, authType));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        jdk().checkServerTrusted(chain, authType, socket);
        authorities.require(List.of(chain));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        jdk().checkServerTrusted(chain, authType, engine);
        authorities.require(List.of(chain));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        jdk().checkServerTrusted(chain, authType);
        authorities.require(List.of(chain));
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return jdk().getAcceptedIssuers();
    }

    private void counted(X509Certificate[] chain, Check check) throws CertificateException {
        try {
            check.run();
            authorities.require(List.of(chain));
        } catch (CertificateException e) {
            rejected.run();
            throw e;
        }
    }

    private interface Check {
        void run() throws CertificateException;
    }

    private record Jdk(List<X509Certificate> anchors, X509ExtendedTrustManager manager) {
        static Jdk of(List<X509Certificate> anchors) {
            try {
                TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
                factory.init(TlsContexts.trustStore(anchors));
                for (TrustManager manager : factory.getTrustManagers()) {
                    if (manager instanceof X509ExtendedTrustManager extended) {
                        return new Jdk(anchors, extended);
                    }
                }
                throw new IllegalStateException("the JDK has no PKIX trust manager");
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("trust can't be set up", e);
            }
        }
    }
}
