package nl.grenspoort.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.quality.Threat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

import java.io.IOException;
import java.util.Objects;

/** Bounds of the server as it is shipped. */
class ServerLimitsTest extends KioskTest {
    @Autowired ServletWebServerApplicationContext context;

    /** A thread, virtual or not, belongs to a connection with a request: these bound those. */
    @Threat("T-RATE-5")
    @Test
    void connections_headers_and_requests_per_connection_are_bounded() {
        TomcatWebServer server = (TomcatWebServer) Objects.requireNonNull(context.getWebServer());
        KioskProtocol protocol =
                (KioskProtocol) server.getTomcat().getConnector().getProtocolHandler();
        assertThat(protocol.getMaxConnections()).isEqualTo(1024);
        assertThat(protocol.getAcceptCount()).isBetween(1, 200);
        assertThat(protocol.getMaxHttpRequestHeaderSize()).isEqualTo(8192);
        assertThat(protocol.getMaxHeaderCount()).isEqualTo(100);
        assertThat(protocol.getMaxTrailerSize()).isEqualTo(8192);
        assertThat(protocol.getMaxExtensionSize()).isEqualTo(8192);
        assertThat(protocol.getMaxKeepAliveRequests()).isEqualTo(100);
        assertThat(server.getTomcat().getConnector().getAllowTrace()).isFalse();
        assertThat(protocol.findUpgradeProtocols()).isEmpty();
    }

    @Threat("T-HDR-5")
    @Test
    void the_operators_port_is_for_this_machine_only() {
        assertThat(context.getEnvironment().getProperty("management.server.address"))
                .isEqualTo("127.0.0.1");
        assertThat(context.getEnvironment().getProperty("server.forward-headers-strategy"))
                .isEqualTo("none");
    }

    @Threat("T-RATE-5")
    @Test
    void a_connection_is_closed_after_a_hundred_requests() throws IOException {
        try (RawSocket socket = new RawSocket(KIOSK, port)) {
            for (int i = 0; i < 120; i++) {
                socket.write("GET /v1/nothing HTTP/1.1\r\nHost: localhost\r\n\r\n");
            }
            // returns only because the server closes
            assertThat(socket.read().split("HTTP/1\\.1 404", -1)).hasSize(101);
        }
    }
}
