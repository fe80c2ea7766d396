package nl.grenspoort.kiosk;

import jakarta.servlet.ServletException;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

import java.io.IOException;

/** Tells the watch when a connection is in the middle of a request. */
final class ConnectionValve extends ValveBase {
    private final ConnectionWatch watch;

    ConnectionValve(ConnectionWatch watch) {
        super(true);
        this.watch = watch;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        String source = request.getRemoteAddr();
        int port = request.getRemotePort();
        watch.began(source, port);
        try {
            getNext().invoke(request, response);
        } finally {
            watch.ended(source, port);
        }
    }
}
