package nl.grenspoort.cli.doctor;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;

/**
 * What a server says in the clear when a TLS connection begins (RFC 8446 4.1.3, RFC 5246 7.4): the
 * version, the suite and the group that it chose. The JDK tells the group to nobody.
 */
final class ServerFlight {
    /** Type of a record. */
    static final int HANDSHAKE = 22;

    private static final int SERVER_HELLO = 2;
    private static final int SERVER_KEY_EXCHANGE = 12;
    private static final int NAMED_CURVE = 3;
    private static final int SUPPORTED_VERSIONS = 43;
    private static final int KEY_SHARE = 51;

    private static final Map<Integer, String> GROUPS =
            Map.ofEntries(
                    Map.entry(0x0015, "P-224"),
                    Map.entry(0x0017, "P-256"),
                    Map.entry(0x0018, "P-384"),
                    Map.entry(0x0019, "P-521"),
                    Map.entry(0x001a, "brainpoolP256r1"),
                    Map.entry(0x001b, "brainpoolP384r1"),
                    Map.entry(0x001c, "brainpoolP512r1"),
                    Map.entry(0x001d, "X25519"),
                    Map.entry(0x001e, "X448"),
                    Map.entry(0x0100, "ffdhe2048"),
                    Map.entry(0x0101, "ffdhe3072"),
                    Map.entry(0x0102, "ffdhe4096"),
                    Map.entry(0x11ec, "X25519MLKEM768"));

    private int version;
    private int suite;
    private int group;

    private ServerFlight() {}

    /**
     * Reads the plain beginning of what a server sent.
     *
     * @return empty when it is no handshake, such as an alert
     */
    static Optional<ServerFlight> read(byte[] sent) {
        ServerFlight flight = new ServerFlight();
        try {
            flight.messages(ByteBuffer.wrap(plainHandshake(sent)));
        } catch (BufferUnderflowException e) {
            // cut off in the middle: what was read before is still so
        }
        return flight.version == 0 ? Optional.empty() : Optional.of(flight);
    }

    /** Joins the records of type handshake that are not encrypted. */
    private static byte[] plainHandshake(byte[] sent) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        ByteBuffer records = ByteBuffer.wrap(sent);
        while (records.remaining() >= 5 && records.get(records.position()) == HANDSHAKE) {
            records.getShort(records.position() + 1);
            int length = records.getShort(records.position() + 3) & 0xffff;
            records.position(records.position() + 5);
            int there = Math.min(length, records.remaining());
            joined.write(sent, records.position(), there);
            records.position(records.position() + there);
        }
        return joined.toByteArray();
    }

    private void messages(ByteBuffer in) {
        while (in.remaining() >= 4) {
            int header = in.getInt();
            ByteBuffer body = in.slice(in.position(), Math.min(header & 0xffffff, in.remaining()));
            in.position(in.position() + body.remaining());
            switch (header >>> 24) {
                case SERVER_HELLO -> serverHello(body);
                case SERVER_KEY_EXCHANGE -> serverKeyExchange(body);
                default -> {}
            }
        }
    }

    private void serverHello(ByteBuffer body) {
        version = body.getShort() & 0xffff;
        skip(body, 32);
        skip(body, body.get() & 0xff);
        suite = body.getShort() & 0xffff;
        body.get();
        body.getShort();
        while (body.remaining() >= 4) {
            int type = body.getShort() & 0xffff;
            int length = body.getShort() & 0xffff;
            int first = length >= 2 ? body.slice().getShort() & 0xffff : 0;
            if (type == SUPPORTED_VERSIONS) {
                version = first;
            } else if (type == KEY_SHARE) {
                group = first;
            }
            skip(body, length);
        }
    }

    private static void skip(ByteBuffer body, int count) {
        if (count > body.remaining()) {
            throw new BufferUnderflowException();
        }
        body.position(body.position() + count);
    }

    private void serverKeyExchange(ByteBuffer body) {
        if (body.get() == NAMED_CURVE) {
            group = body.getShort() & 0xffff;
        }
    }

    /** As on the wire: 0x0303 is TLS 1.2. */
    int version() {
        return version;
    }

    /** As on the wire: 0x1302 is TLS_AES_256_GCM_SHA384. */
    int suite() {
        return suite;
    }

    /** Such as {@code X25519}; {@code none} where no group was agreed. */
    String group() {
        return group == 0 ? "none" : GROUPS.getOrDefault(group, "group 0x%04x".formatted(group));
    }
}
