package nl.grenspoort.trust;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;

/**
 * Greets a port by hand-made ClientHellos (RFC 5246, 7.4.1.2; RFC 8446, 4.1.2), as sslscan does: it
 * can offer what this JDK's own client no longer speaks. Looks at the first answer only.
 */
public final class TlsScan {
    public static final int SSL_3 = 0x0300;
    public static final int TLS_1_0 = 0x0301;
    public static final int TLS_1_1 = 0x0302;
    public static final int TLS_1_2 = 0x0303;
    public static final int TLS_1_3 = 0x0304;

    private static final int ALERT = 21;
    private static final int HANDSHAKE = 22;
    private static final int SUPPORTED_VERSIONS = 43;
    private static final int KEY_SHARE = 51;
    private static final int EXTENDED_MASTER_SECRET = 23;

    private final InetAddress address;
    private final int port;

    public TlsScan(InetAddress address, int port) {
        this.address = address;
        this.port = port;
    }

    /**
     * The first answer of a server.
     *
     * @param alert its code, or -1 when the server went on
     * @param version agreed on
     * @param suite agreed on
     * @param group asked for or agreed on (TLS 1.3), or -1
     * @param extendedMasterSecret whether the server will use it
     */
    public record Answer(
            int alert, int version, int suite, int group, boolean extendedMasterSecret) {
        public boolean accepted() {
            return alert < 0;
        }
    }

    /** A greeting that any good server accepts, in need of one change. */
    public record Greeting(
            int version,
            List<Integer> suites,
            List<Integer> groups,
            List<Integer> signatures,
            boolean extendedMasterSecret) {
        /** TLS 1.2 with every suite there ever was of some use, and all good groups. */
        public static Greeting tls12() {
            return new Greeting(
                    TLS_1_2,
                    List.of(0xC02C, 0xC02B, 0xCCA9, 0xC030, 0xC02F, 0xCCA8),
                    List.of(29, 23, 24, 25, 30),
                    List.of(0x0403, 0x0503, 0x0603, 0x0804, 0x0805, 0x0401),
                    true);
        }

        /** TLS 1.3; no key share is sent, so the server asks for its own choice of group. */
        public static Greeting tls13() {
            return tls12().of(TLS_1_3).with(List.of(0x1302, 0x1303, 0x1301));
        }

        public Greeting of(int other) {
            return new Greeting(other, suites, groups, signatures, extendedMasterSecret);
        }

        public Greeting with(List<Integer> otherSuites) {
            return new Greeting(version, otherSuites, groups, signatures, extendedMasterSecret);
        }

        public Greeting inGroups(List<Integer> other) {
            return new Greeting(version, suites, other, signatures, extendedMasterSecret);
        }

        public Greeting signedBy(List<Integer> other) {
            return new Greeting(version, suites, groups, other, extendedMasterSecret);
        }

        public Greeting withoutExtendedMasterSecret() {
            return new Greeting(version, suites, groups, signatures, false);
        }

        byte[] bytes() throws IOException {
            ByteArrayOutputStream extensions = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(extensions);
            extension(out, 10, vector(groups));
            extension(out, 11, new byte[] {1, 0});
            extension(out, 13, vector(signatures));
            if (extendedMasterSecret) {
                extension(out, EXTENDED_MASTER_SECRET, new byte[0]);
            }
            if (version == TLS_1_3) {
                extension(out, SUPPORTED_VERSIONS, new byte[] {2, 3, 4});
                extension(out, KEY_SHARE, new byte[] {0, 0});
            }
            ByteArrayOutputStream hello = new ByteArrayOutputStream();
            DataOutputStream body = new DataOutputStream(hello);
            body.writeShort(Math.min(version, TLS_1_2));
            body.write(new byte[32]);
            body.writeByte(0);
            body.write(vector(suites));
            body.write(new byte[] {1, 0});
            body.writeShort(extensions.size());
            body.write(extensions.toByteArray());
            ByteArrayOutputStream record = new ByteArrayOutputStream();
            DataOutputStream whole = new DataOutputStream(record);
            whole.writeByte(HANDSHAKE);
            whole.writeShort(Math.min(version, TLS_1_0));
            whole.writeShort(hello.size() + 4);
            whole.writeInt(1 << 24 | hello.size());
            whole.write(hello.toByteArray());
            return record.toByteArray();
        }

        private static void extension(DataOutputStream out, int type, byte[] value)
                throws IOException {
            out.writeShort(type);
            out.writeShort(value.length);
            out.write(value);
        }

        private static byte[] vector(List<Integer> values) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeShort(values.size() * 2);
            for (int value : values) {
                out.writeShort(value);
            }
            return bytes.toByteArray();
        }
    }

    /**
     * Sends a greeting and reads the first answer; a connection that is closed is an alert of 0.
     */
    public Answer greet(Greeting greeting) {
        try (Socket socket = new Socket(address, port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(greeting.bytes());
            DataInputStream in = new DataInputStream(socket.getInputStream());
            int type = in.readUnsignedByte();
            in.readUnsignedShort();
            byte[] record = in.readNBytes(in.readUnsignedShort());
            return type == ALERT ? new Answer(record[1] & 0xff, 0, 0, -1, false) : hello(record);
        } catch (EOFException e) {
            return new Answer(0, 0, 0, -1, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A ServerHello, or the HelloRetryRequest that looks like one. */
    private static Answer hello(byte[] record) throws IOException {
        DataInputStream in = new DataInputStream(new java.io.ByteArrayInputStream(record));
        in.readInt();
        int version = in.readUnsignedShort();
        in.readNBytes(32);
        in.readNBytes(in.readUnsignedByte());
        int suite = in.readUnsignedShort();
        in.readUnsignedByte();
        int group = -1;
        boolean extended = false;
        int left = in.readUnsignedShort();
        while (left > 0) {
            int type = in.readUnsignedShort();
            byte[] value = in.readNBytes(in.readUnsignedShort());
            left -= 4 + value.length;
            switch (type) {
                case SUPPORTED_VERSIONS -> version = (value[0] & 0xff) << 8 | value[1] & 0xff;
                case KEY_SHARE -> group = (value[0] & 0xff) << 8 | value[1] & 0xff;
                case EXTENDED_MASTER_SECRET -> extended = true;
                default -> {}
            }
        }
        return new Answer(-1, version, suite, group, extended);
    }
}
