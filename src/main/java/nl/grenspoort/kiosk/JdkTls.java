package nl.grenspoort.kiosk;

import org.apache.tomcat.util.net.SSLContext;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.TrustManager;

/** A ready JDK context as Tomcat wants it, so that keys stay in memory and refusals are counted. */
final class JdkTls implements SSLContext {
    private final javax.net.ssl.SSLContext jdk;
    private final X509Certificate[] chain;
    private final X509Certificate[] anchors;

    JdkTls(javax.net.ssl.SSLContext jdk, X509Certificate[] chain, X509Certificate[] anchors) {
        this.jdk = jdk;
        this.chain = chain.clone();
        this.anchors = anchors.clone();
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
        return jdk.createSSLEngine();
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
        return chain.clone();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return anchors.clone();
    }
}
