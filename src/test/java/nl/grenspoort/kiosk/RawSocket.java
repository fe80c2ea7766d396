package nl.grenspoort.kiosk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;

import javax.net.ssl.SSLSocket;

/** HTTP as no well-behaved client would write it. */
final class RawSocket implements AutoCloseable {
    private final SSLSocket socket;

    RawSocket(String identity, int port) throws IOException {
        socket =
                (SSLSocket)
                        KioskTest.tls(TestPki.TRUSTED, identity)
                                .getSocketFactory()
                                .createSocket("localhost", port);
        socket.setSoTimeout(30_000);
    }

    OutputStream out() throws IOException {
        return socket.getOutputStream();
    }

    void write(String text) throws IOException {
        out().write(text.getBytes(ISO_8859_1));
        out().flush();
    }

    /** Nothing more will come. */
    void end() throws IOException {
        socket.shutdownOutput();
    }

    /** Everything until the server closes the connection. */
    String read() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
