package nl.grenspoort.trust;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** Listens with our settings, asks for a certificate, and says one byte to whoever is let in. */
final class TlsServer implements AutoCloseable {
    private final SSLServerSocket socket;

    private TlsServer(SSLServerSocket socket) {
        this.socket = socket;
    }

    static TlsServer start(SSLContext context) throws IOException {
        SSLServerSocket socket =
                (SSLServerSocket)
                        context.getServerSocketFactory()
                                .createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        socket.setSSLParameters(TlsContexts.restrict(socket.getSSLParameters()));
        socket.setEnabledProtocols(TlsContexts.PROTOCOLS.toArray(String[]::new));
        socket.setEnabledCipherSuites(TlsContexts.CIPHER_SUITES.toArray(String[]::new));
        socket.setNeedClientAuth(true);
        TlsServer server = new TlsServer(socket);
        Thread.ofVirtual().start(server::accept);
        return server;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> answer(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void answer(Socket client) {
        try (client) {
            client.getOutputStream().write('!');
            // until the client goes
            client.getInputStream().read();
        } catch (IOException refused) {
            // the client's side is what is looked at
            return;
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    InetAddress address() {
        return socket.getInetAddress();
    }

    /** Connects by these protocols only, and shakes hands. */
    SSLSocket connect(SSLContext context, String... protocols) throws IOException {
        SSLSocket client = (SSLSocket) context.getSocketFactory().createSocket("localhost", port());
        client.setSoTimeout(10_000);
        if (protocols.length > 0) {
            client.setEnabledProtocols(protocols);
        }
        try {
            client.startHandshake();
            return client;
        } catch (IOException e) {
            client.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
