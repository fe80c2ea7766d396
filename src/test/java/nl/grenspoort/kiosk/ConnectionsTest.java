package nl.grenspoort.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;

import nl.grenspoort.quality.Threat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Connections that give nothing are not kept. Two addresses of this machine are two sources. */
@TestPropertySource(
        properties = {
            "server.tomcat.max-connections=5",
            "grenspoort.kiosk.head-timeout=2s",
            "grenspoort.kiosk.connections-per-source=3"
        })
class ConnectionsTest extends KioskTest {
    private static final byte[] CLIENT_HELLO = {0x16, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3, 3};

    @Autowired MeterRegistry meters;

    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Threat("T-RATE-5")
    @Test
    void a_handshake_that_never_comes_is_ended() throws IOException {
        assertThat(ended(connected("127.0.0.2"), new byte[0])).isTrue();
    }

    @Threat("T-RATE-5")
    @Test
    void a_handshake_that_dribbles_in_is_ended() throws IOException {
        assertThat(ended(connected("127.0.0.2"), CLIENT_HELLO)).isTrue();
    }

    @Threat("T-RATE-5")
    @Test
    void headers_that_dribble_in_are_cut_off() throws IOException {
        try (RawSocket socket = new RawSocket(KIOSK, port)) {
            socket.write("GET /v1/openapi.json HTTP/1.1\r\nHost: localhost\r\nX: ");
            Thread dribble = dribble(() -> socket.write("y"));
            assertThat(socket.read()).doesNotStartWith("HTTP/1.1 200");
            dribble.interrupt();
        }
        assertThat(checks.calls()).isEmpty();
    }

    @Threat("T-RATE-5")
    @Test
    void headers_of_a_second_request_that_dribble_in_are_cut_off() throws IOException {
        try (RawSocket socket = new RawSocket(KIOSK, port)) {
            socket.write("GET /v1/nothing HTTP/1.1\r\nHost: localhost\r\n\r\n");
            socket.write("GET /v1/openapi.json HTTP/1.1\r\nHost: localhost\r\nX: ");
            Thread dribble = dribble(() -> socket.write("y"));
            assertThat(socket.read()).startsWith("HTTP/1.1 404").doesNotContain("HTTP/1.1 200");
            dribble.interrupt();
        }
    }

    @Threat("T-RATE-5")
    @Test
    void a_connection_at_rest_is_ended() throws IOException {
        try (RawSocket socket = new RawSocket(KIOSK, port)) {
            socket.write("GET /v1/nothing HTTP/1.1\r\nHost: localhost\r\n\r\n");
            // returns only because the server closes
            assertThat(socket.read()).startsWith("HTTP/1.1 404").contains("not-found");
        }
    }

    @Threat("T-RATE-5")
    @Test
    void places_taken_by_half_open_connections_come_back() throws IOException {
        for (int i = 0; i < 6; i++) {
            connected(i % 2 == 0 ? "127.0.0.3" : "127.0.0.4");
        }
        assertThat(send(KIOSK, "GET", "/v1/nothing", null).statusCode()).isEqualTo(404);
    }

    @Threat("T-RATE-5")
    @Test
    void one_source_has_so_many_connections_and_no_more_and_others_have_theirs()
            throws IOException {
        double before = refused();
        for (int i = 0; i < 3; i++) {
            connected("127.0.0.5");
        }
        Socket fourth = connected("127.0.0.5");
        assertThat(ended(fourth, new byte[0])).isTrue();
        assertThat(refused()).isGreaterThan(before);
        assertThat(send(KIOSK, "GET", "/v1/nothing", null).statusCode()).isEqualTo(404);
    }

    private double refused() {
        return meters.counter(nl.grenspoort.telemetry.Meter.CONNECTIONS_REFUSED.meterName())
                .count();
    }

    private Socket connected(String source) throws IOException {
        Socket socket = new Socket();
        sockets.add(socket);
        socket.bind(new InetSocketAddress(InetAddress.getByName(source), 0));
        socket.connect(new InetSocketAddress("127.0.0.1", port), 5000);
        socket.setSoTimeout(30_000);
        return socket;
    }

    /** Whether the server ends it, while these bytes, and then zeros, come one by one. */
    private static boolean ended(Socket socket, byte[] bytes) throws IOException {
        Thread dribble =
                bytes.length == 0
                        ? Thread.startVirtualThread(() -> {})
                        : dribble(
                                new Write() {
                                    private int sent;

                                    @Override
                                    public void now() throws IOException {
                                        byte next = sent < bytes.length ? bytes[sent] : 0;
                                        sent++;
                                        socket.getOutputStream().write(next);
                                    }
                                });
        try {
            InputStream in = socket.getInputStream();
            while (in.read() >= 0) {
                // an alert of TLS
            }
            return true;
        } catch (java.net.SocketTimeoutException _) {
            return false;
        } catch (IOException _) {
            return true; // reset
        } finally {
            dribble.interrupt();
        }
    }

    private interface Write {
        void now() throws IOException;
    }

    private static Thread dribble(Write write) {
        return Thread.startVirtualThread(
                () -> {
                    try {
                        for (int i = 0; i < 400; i++) {
                            write.now();
                            Thread.sleep(100);
                        }
                    } catch (IOException | InterruptedException _) {
                        // the server has had enough, or the test
                    }
                });
    }
}
