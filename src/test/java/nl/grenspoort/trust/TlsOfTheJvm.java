package nl.grenspoort.trust;

import java.util.List;

import javax.net.ssl.SSLSocket;

/**
 * A JVM of its own, for what the JDK decides once: started as the gateway starts, it listens, tells
 * its port, tries to be a renegotiating client of itself, and stays until its input ends.
 */
final class TlsOfTheJvm {
    private TlsOfTheJvm() {}

    public static void main(String[] args) throws Exception {
        TlsContexts.prepare();
        Credentials ca = Recipe.authority("CA").make();
        TlsServer server =
                TlsServer.start(
                        TlsContexts.server(
                                Recipe.server(ca).make(), List.of(ca.certificate()), () -> {}));
        System.out.println(server.port());
        try (SSLSocket client =
                server.connect(
                        TlsContexts.client(
                                Recipe.client(ca, Recipe.OIN).make(), List.of(ca.certificate())),
                        "TLSv1.2")) {
            client.getInputStream().read();
            client.startHandshake();
            client.getOutputStream().write('?');
            client.getInputStream().read();
            System.out.println("renegotiated");
        } catch (java.io.IOException e) {
            System.out.println("refused: " + e.getMessage());
        }
        System.in.read();
    }
}
