package nl.grenspoort.simulator;

import nl.grenspoort.trust.Oin;

import org.jspecify.annotations.Nullable;

import wiremock.org.eclipse.jetty.io.EndPoint;
import wiremock.org.eclipse.jetty.io.ssl.SslConnection.DecryptedEndPoint;
import wiremock.org.eclipse.jetty.server.Request;

import java.security.cert.X509Certificate;
import java.util.NoSuchElementException;

import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * The call that this thread serves. WireMock hands a transformer neither certificate nor
 * connection.
 *
 * @param caller whose certificate opened the connection; null when it names no organisation
 */
record Call(@Nullable Oin caller, Request connection) {
    private static final ScopedValue<Call> CURRENT = ScopedValue.newInstance();

    static Call of(Request request) {
        return new Call(caller(request.getHttpChannel().getEndPoint()), request);
    }

    private static @Nullable Oin caller(EndPoint connection) {
        if (!(connection instanceof DecryptedEndPoint tls)) {
            return null;
        }
        try {
            return tls.getSslConnection().getSSLEngine().getSession().getPeerCertificates()[0]
                            instanceof X509Certificate certificate
                    ? Oin.of(certificate).orElse(null)
                    : null;
        } catch (SSLPeerUnverifiedException e) {
            return null;
        }
    }

    /** Serves it; within, {@link #current} gives it. */
    <X extends Exception> void during(ScopedValue.CallableOp<?, X> serving) throws X {
        ScopedValue.where(CURRENT, this).call(serving);
    }

    /**
     * @throws NoSuchElementException outside of a call
     */
    static Call current() {
        return CURRENT.get();
    }
}
