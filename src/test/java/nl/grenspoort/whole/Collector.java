package nl.grenspoort.whole;

import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** Where traces are exported to: keeps what it is sent. Protobuf shows its strings as they are. */
final class Collector implements AutoCloseable {
    private final HttpServer server;
    private final StringBuilder received = new StringBuilder();

    Collector() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 50);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/",
                exchange -> {
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    synchronized (received) {
                        received.append(new String(body, StandardCharsets.ISO_8859_1));
                    }
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
    }

    String received() {
        synchronized (received) {
            return received.toString();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
