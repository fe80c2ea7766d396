package nl.grenspoort.cli.doctor;

import nl.grenspoort.trust.Credentials;
import nl.grenspoort.trust.TlsContexts;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Agrees on TLS as the gateway does, and says nothing afterwards. Certificates of the other side
 * are looked at later, so that a bad one can be described instead of only refused; nothing but our
 * public certificate is given away by that.
 */
final class TlsProbe {
    /** A server that refuses our certificate in TLS 1.3 says so only after the handshake. */
    private static final int AFTERWARDS_MILLIS = 250;

    private final Duration timeout;

    TlsProbe(Duration timeout) {
        this.timeout = timeout;
    }

    /**
     * @param own what is shown; null for nothing
     */
    Handshake agree(InetSocketAddress to, @Nullable Credentials own) {
        try {
            return connected(to, own);
        } catch (ConnectException e) {
            return new Handshake.Failed(Handshake.Why.NOBODY, "nobody listens there");
        } catch (SocketTimeoutException e) {
            return new Handshake.Failed(
                    Handshake.Why.NO_ANSWER,
                    "no answer within %d ms".formatted(timeout.toMillis()));
        } catch (SSLException e) {
            return failed(e);
        } catch (IOException e) {
            return new Handshake.Failed(
                    Handshake.Why.OTHER, "the connection was cut (%s)".formatted(e.getMessage()));
        }
    }

    private Handshake connected(InetSocketAddress to, @Nullable Credentials own)
            throws IOException {
        if (to.isUnresolved()) {
            return new Handshake.Failed(Handshake.Why.UNKNOWN_HOST, "the name is not known");
        }
        long begun = System.nanoTime();
        try (Recording plain = new Recording()) {
            int millis = Math.toIntExact(timeout.toMillis());
            plain.connect(to, millis);
            plain.setSoTimeout(millis);
            try (SSLSocket socket =
                    (SSLSocket)
                            context(own)
                                    .getSocketFactory()
                                    .createSocket(plain, to.getHostString(), to.getPort(), false)) {
                socket.setSSLParameters(parameters(to.getHostString()));
                socket.startHandshake();
                long took = (System.nanoTime() - begun) / 1_000_000;
                Handshake.Agreed agreed = agreed(socket, plain.received(), took);
                listen(socket);
                return agreed;
            }
        }
    }

    private static Handshake.Agreed agreed(SSLSocket socket, byte[] received, long millis)
            throws IOException {
        List<X509Certificate> chain =
                java.util.Arrays.stream(socket.getSession().getPeerCertificates())
                        .map(X509Certificate.class::cast)
                        .toList();
        return new Handshake.Agreed(
                socket.getSession().getProtocol(),
                socket.getSession().getCipherSuite(),
                ServerFlight.read(received).map(ServerFlight::group).orElse("none"),
                chain,
                millis);
    }

    private static void listen(SSLSocket socket) throws IOException {
        socket.setSoTimeout(AFTERWARDS_MILLIS);
        try {
            socket.getInputStream().read();
        } catch (SocketTimeoutException e) {
            // silence: it waits for a request, so we were not refused
        }
    }

    /**
     * Whether a caller without a certificate gets an HTTP answer.
     *
     * @param path to ask for
     */
    boolean answersStranger(InetSocketAddress to, String path) {
        try (Socket plain = new Socket()) {
            plain.connect(to, Math.toIntExact(timeout.toMillis()));
            plain.setSoTimeout(Math.toIntExact(timeout.toMillis()));
            try (SSLSocket socket =
                    (SSLSocket)
                            context(null)
                                    .getSocketFactory()
                                    .createSocket(plain, to.getHostString(), to.getPort(), false)) {
                socket.setSSLParameters(parameters(to.getHostString()));
                socket.startHandshake();
                socket.getOutputStream()
                        .write(
                                "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                                        .formatted(path, to.getHostString())
                                        .getBytes(StandardCharsets.US_ASCII));
                return socket.getInputStream().read() >= 0;
            }
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether it is an HTTP server without TLS, which may end a handshake in any way. */
    boolean answersInClear(InetSocketAddress to) {
        try (Socket plain = new Socket()) {
            plain.connect(to, Math.toIntExact(timeout.toMillis()));
            plain.setSoTimeout(Math.toIntExact(timeout.toMillis()));
            plain.getOutputStream()
                    .write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] beginning = plain.getInputStream().readNBytes(5);
            return "HTTP/".equals(new String(beginning, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return false;
        }
    }

    private static SSLParameters parameters(String host) {
        SSLParameters parameters =
                new SSLParameters(
                        TlsContexts.CIPHER_SUITES.toArray(String[]::new),
                        TlsContexts.PROTOCOLS.toArray(String[]::new));
        if (!host.matches("[0-9.:]+")) {
            parameters.setServerNames(List.of(new SNIHostName(host)));
        }
        return parameters;
    }

    private static SSLContext context(@Nullable Credentials own) {
        try {
            KeyManager[] keys =
                    own == null
                            ? new KeyManager[0]
                            : new KeyManager[] {TlsContexts.keyManager(() -> own)};
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, new TrustManager[] {new LookLater()}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("TLS can't be set up", e);
        }
    }

    private static Handshake.Failed failed(SSLException e) {
        String said = String.valueOf(e.getMessage());
        String low = said.toLowerCase(Locale.ROOT);
        Handshake.Why why;
        if (low.contains("unrecognized ssl message")
                || low.contains("unsupported or unrecognized")) {
            why = Handshake.Why.NO_TLS;
        } else if (low.contains("handshake_failure")
                || low.contains("protocol_version")
                || low.contains("insufficient_security")
                || low.contains("no appropriate protocol")
                || low.contains("not accepted by client preferences")) {
            why = Handshake.Why.NO_AGREEMENT;
        } else if (low.contains("certificate")
                || low.contains("unknown_ca")
                || low.contains("access_denied")) {
            why = Handshake.Why.WE_ARE_REFUSED;
        } else {
            why = Handshake.Why.OTHER;
        }
        return new Handshake.Failed(why, said);
    }

    /** Keeps what the server sent, for {@link ServerFlight}. */
    private static final class Recording extends Socket {
        private final ByteArrayOutputStream received = new ByteArrayOutputStream();

        byte[] received() {
            return received.toByteArray();
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read() throws IOException {
                    int one = super.read();
                    if (one >= 0) {
                        received.write(one);
                    }
                    return one;
                }

                @Override
                public int read(byte[] into, int from, int length) throws IOException {
                    int count = super.read(into, from, length);
                    if (count > 0) {
                        received.write(into, from, count);
                    }
                    return count;
                }
            };
        }
    }

    /** Accepts every certificate for as long as the handshake takes; it is judged afterwards. */
    private static final class LookLater extends X509ExtendedTrustManager {
        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(
                X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
            throw new UnsupportedOperationException("this is a client");
        }

        @Override
        public void checkClientTrusted(
                X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {
            throw new UnsupportedOperationException("this is a client");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            throw new UnsupportedOperationException("this is a client");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
