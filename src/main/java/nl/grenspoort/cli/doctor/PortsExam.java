package nl.grenspoort.cli.doctor;

import nl.grenspoort.start.StartRefusedException;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;

/** Who has the ports that a gateway wants. */
final class PortsExam {
    /** PostgreSQL's SSLRequest: a length of 8, then the code that asks whether it speaks TLS. */
    private static final byte[] SSL_REQUEST =
            ByteBuffer.allocate(8).putInt(8).putInt(80877103).array();

    private final Setup setup;
    private final Connections connections;
    private final Examination examination;
    private final Duration timeout;

    private PortsExam(Setup setup, Connections connections, Examination examination) {
        this.setup = setup;
        this.connections = connections;
        this.examination = examination;
        this.timeout = setup.options().timeout();
    }

    static void examine(Setup setup, Connections connections, Examination examination) {
        new PortsExam(setup, connections, examination).examine();
    }

    private void examine() {
        port("server.port", setup.settings().number("server.port", 8443), this::isGateway);
        port(
                "management.server.port",
                setup.settings().number("management.server.port", 9444),
                this::isManagement);
        if (setup.database().embedded()) {
            port("grenspoort.database.port", setup.database().port(), this::isPostgres);
        }
    }

    private void port(String setting, int port, Owner owner) {
        String subject = "%s %d".formatted(setting, port);
        if (free(port)) {
            examination.ok(Check.PORTS, subject, "free");
        } else if (owner.ours(port)) {
            examination.ok(Check.PORTS, subject, "Grenspoort's own");
        } else {
            examination.ill(Ailment.PORT_TAKEN, subject, Map.of("port", port, "setting", setting));
        }
    }

    private boolean free(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("localhost", port), millis());
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** It shows the certificate that we have the key of. */
    private boolean isGateway(int port) {
        if (!connections.possible()) {
            return false;
        }
        Handshake handshake =
                new TlsProbe(timeout)
                        .agree(new InetSocketAddress("localhost", port), connections.own());
        try {
            return handshake instanceof Handshake.Agreed agreed
                    && setup.trust().anchors("gateway-server").contains(agreed.certificate());
        } catch (StartRefusedException e) {
            return false;
        }
    }

    private boolean isManagement(int port) {
        try (Http http = new Http(null, timeout)) {
            return http.get(setup.management().resolve("/health")).body().contains("\"status\"");
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isPostgres(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("localhost", port), millis());
            socket.setSoTimeout(millis());
            socket.getOutputStream().write(SSL_REQUEST);
            int answer = socket.getInputStream().read();
            return answer == 'N' || answer == 'S';
        } catch (IOException e) {
            return false;
        }
    }

    private int millis() {
        return Math.toIntExact(timeout.toMillis());
    }

    private interface Owner {
        boolean ours(int port);
    }
}
