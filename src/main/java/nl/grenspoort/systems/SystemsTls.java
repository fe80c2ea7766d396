package nl.grenspoort.systems;

import nl.grenspoort.trust.Authorities;
import nl.grenspoort.trust.Credentials;
import nl.grenspoort.trust.TlsContexts;

import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;

import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/**
 * TLS towards the systems: our certificate of the moment, theirs under our authorities and for the
 * name that was called. A session that is resumed carries the certificate of its first handshake,
 * which is asked about again here.
 */
final class SystemsTls extends DefaultClientTlsStrategy {
    private final Authorities authorities;

    /**
     * @param session how long a TLS session may be resumed
     */
    SystemsTls(Supplier<Credentials> own, Authorities authorities, Duration session) {
        super(
                TlsContexts.client(own, authorities, session),
                TlsContexts.PROTOCOLS.toArray(String[]::new),
                TlsContexts.CIPHER_SUITES.toArray(String[]::new),
                SSLBufferMode.STATIC,
                HostnameVerificationPolicy.BOTH,
                new DefaultHostnameVerifier());
        this.authorities = authorities;
    }

    @Override
    protected void initializeSocket(SSLSocket socket) {
        socket.setSSLParameters(TlsContexts.restrict(socket.getSSLParameters()));
    }

    @Override
    protected void verifySession(String host, SSLSession session) throws SSLException {
        super.verifySession(host, session);
        try {
            authorities.require(certificates(session));
        } catch (CertificateException e) {
            session.invalidate();
            throw new SSLException("the certificate of " + host + " does not count any more", e);
        }
    }

    private static List<X509Certificate> certificates(SSLSession session) throws SSLException {
        Certificate[] chain = session.getPeerCertificates();
        return Stream.of(chain).map(X509Certificate.class::cast).toList();
    }
}
