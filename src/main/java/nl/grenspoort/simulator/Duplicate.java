package nl.grenspoort.simulator;

import nl.grenspoort.simulator.SimulatedSystem.Reply;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import wiremock.org.eclipse.jetty.server.HttpChannel;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.util.Callback;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Writes an answer a second time on its connection, once the first is out: a client that keeps the
 * connection finds it there when it sends the next question.
 */
final class Duplicate implements HttpChannel.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(Duplicate.class);

    private final byte[] bytes;

    private Duplicate(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The answer that this connection sends next is sent twice. */
    static void of(Reply reply, Request connection) {
        connection.getHttpChannel().addListener(new Duplicate(bytes(reply)));
    }

    @Override
    public void onResponseEnd(Request request) {
        request.getHttpChannel().removeListener(this);
        request.getHttpChannel()
                .getEndPoint()
                .write(
                        Callback.from(
                                () -> LOG.debug("An answer went out twice"),
                                failure -> LOG.debug("The second answer did not go", failure)),
                        ByteBuffer.wrap(bytes));
    }

    private static byte[] bytes(Reply reply) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " OK\r\n");
        reply.headers().forEach((name, value) -> line(head, name, value));
        line(head, "Content-Type", reply.mediaType());
        line(head, "Content-Length", Integer.toString(reply.body().length));
        head.append("\r\n");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(reply.body());
        return all.toByteArray();
    }

    private static void line(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }
}
