package nl.grenspoort.kiosk;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Connections that are not in the middle of a request. TLS and the headers of a request have to be
 * there in a time that is counted for the whole: a timeout between two packets, as the server has,
 * lets a byte now and then hold a connection for ever, without any certificate.
 */
final class ConnectionWatch {
    private final Duration head;
    private final Duration idle;
    private final int perSource;
    private final LongSupplier nanos;
    private final Map<String, Open> open = new ConcurrentHashMap<>();

    /**
     * @param head for TLS and the headers of one request
     * @param idle how long a connection may rest between two requests, on top of that
     * @param perSource connections from one address at once
     * @param nanos a clock that only goes forward
     */
    ConnectionWatch(Duration head, Duration idle, int perSource, LongSupplier nanos) {
        this.head = head;
        this.idle = idle;
        this.perSource = perSource;
        this.nanos = nanos;
    }

    /** Takes note of a new connection; false when its source has too many. */
    boolean accepted(SocketChannel channel) {
        InetSocketAddress from = remote(channel);
        if (from == null) {
            return false;
        }
        String source = from.getAddress().getHostAddress();
        if (from(source) >= perSource) {
            sweep();
            if (from(source) >= perSource) {
                return false;
            }
        }
        open.put(
                key(source, from.getPort()),
                new Open(channel, source, nanos.getAsLong() + head.toNanos()));
        return true;
    }

    /** The headers of a request are there. */
    void began(String source, int port) {
        until(source, port, Duration.ofDays(365));
    }

    /** The request was answered. */
    void ended(String source, int port) {
        until(source, port, idle.plus(head));
    }

    private void until(String source, int port, Duration from) {
        open.computeIfPresent(
                key(source, port),
                (_, found) ->
                        new Open(found.channel(), source, nanos.getAsLong() + from.toNanos()));
    }

    /** Ends what took too long, forgets what is closed. */
    void sweep() {
        long now = nanos.getAsLong();
        open.forEach(
                (key, connection) -> {
                    if (!connection.channel().isOpen()) {
                        open.remove(key, connection);
                    } else if (now - connection.until() > 0) {
                        end(connection.channel());
                    }
                });
    }

    /**
     * The server finds the end of the input and closes the connection itself: closing it here would
     * leave it among those the server counts.
     */
    private static void end(SocketChannel channel) {
        try {
            channel.shutdownInput();
        } catch (IOException _) {
            // closed in between
        }
    }

    private long from(String source) {
        return open.values().stream().filter(one -> one.source().equals(source)).count();
    }

    /** Connections it knows of. */
    int size() {
        return open.size();
    }

    private static String key(String source, int port) {
        return source + " " + port;
    }

    private static @org.jspecify.annotations.Nullable InetSocketAddress remote(
            SocketChannel channel) {
        try {
            return (InetSocketAddress) channel.getRemoteAddress();
        } catch (IOException _) {
            return null; // gone already
        }
    }

    private record Open(SocketChannel channel, String source, long until) {}
}
