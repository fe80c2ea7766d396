package nl.grenspoort.systems;

import nl.grenspoort.trust.TestPki;
import nl.grenspoort.trust.TlsContexts;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** A system that writes whatever bytes a test wants, over real TLS or none. */
final class HostileSystem implements AutoCloseable {
    private final ServerSocket server;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile Answer answer = (_, _) -> {};

    /** Writes an answer; may never end. */
    interface Answer {
        void to(OutputStream out, Socket socket) throws Exception;
    }

    private HostileSystem(ServerSocket server, boolean reads) {
        this.server = server;
        Thread.startVirtualThread(() -> accept(reads));
    }

    static HostileSystem overTls() throws IOException {
        SSLContext tls =
                TlsContexts.server(
                        TestPki.shared().credentials("simulator-sis"),
                        TestPki.shared().anchors("tls-ca"),
                        () -> {});
        SSLServerSocket socket =
                (SSLServerSocket)
                        tls.getServerSocketFactory()
                                .createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        socket.setNeedClientAuth(true);
        return new HostileSystem(socket, true);
    }

    /** Takes the connection and nothing more. */
    static HostileSystem silent() throws IOException {
        return new HostileSystem(
                new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")), false);
    }

    HostileSystem answering(Answer wanted) {
        answer = wanted;
        return this;
    }

    /** Start lines and headers of the requests that came. */
    List<String> heads() {
        return List.copyOf(heads);
    }

    URI address() {
        return URI.create("https://localhost:" + server.getLocalPort());
    }

    private void accept(boolean reads) {
        try {
            while (true) {
                Socket socket = server.accept();
                sockets.add(socket);
                if (reads) {
                    Thread.startVirtualThread(() -> serve(socket));
                }
            }
        } catch (IOException _) {
            // closed by the test
        }
    }

    private void serve(Socket socket) {
        try {
            while (true) {
                heads.add(request(socket.getInputStream()));
                answer.to(socket.getOutputStream(), socket);
                socket.getOutputStream().flush();
            }
        } catch (Exception _) {
            // the gateway has had enough
        }
    }

    /** Reads one request with its body; bodies of the test's adapter have two bytes. */
    private static String request(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new SocketException("no more requests");
            }
            head.append((char) next);
        }
        in.readNBytes(2);
        return head.toString();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
