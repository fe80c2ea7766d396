package nl.grenspoort.kiosk;

import nl.grenspoort.trust.Authorities;
import nl.grenspoort.trust.Credentials;
import nl.grenspoort.trust.TlsContexts;

import org.apache.tomcat.util.net.SSLContext;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.TrustManager;

/** A ready JDK context as Tomcat wants it, so that keys stay in memory and refusals are counted. */
final class JdkTls implements SSLContext {
    private final javax.net.ssl.SSLContext jdk;
    private final Supplier<Credentials> own;
    private final Authorities authorities;

    JdkTls(javax.net.ssl.SSLContext jdk, Supplier<Credentials> own, Authorities authorities) {
        this.jdk = jdk;
        this.own = own;
        this.authorities = authorities;
    }

    @Override
    public void init(KeyManager[] keys, TrustManager[] trust, SecureRandom random) {
        throw new IllegalStateException("the context was made ready before");
    }

    @Override
    public void destroy() {
        // nothing outside the heap
    }

    @Override
    public SSLSessionContext getServerSessionContext() {
        return jdk.getServerSessionContext();
    }

    @Override
    public SSLEngine createSSLEngine() {
        SSLEngine engine = jdk.createSSLEngine();
        // the server's own settings come on top; it has none for signature algorithms
        engine.setSSLParameters(TlsContexts.restrict(engine.getSSLParameters()));
        return engine;
    }

    @Override
    public SSLServerSocketFactory getServerSocketFactory() {
        return jdk.getServerSocketFactory();
    }

    @Override
    public SSLParameters getSupportedSSLParameters() {
        return jdk.getSupportedSSLParameters();
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return own.get().chain().toArray(X509Certificate[]::new);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return authorities.anchors().toArray(X509Certificate[]::new);
    }
}
