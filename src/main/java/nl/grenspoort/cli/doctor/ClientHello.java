package nl.grenspoort.cli.doctor;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/**
 * The first message of a TLS connection, written by hand: a JDK no longer offers what must be
 * refused. Nothing follows it, whatever the answer.
 */
final class ClientHello {
    private static final int TLS_1_0 = 0x0301;

    /** A ServerHello without its extensions, which say nothing that is asked here. */
    private static final int ENOUGH = 100;

    private final int version;
    private final Collection<Integer> suites;

    /**
     * @param version as on the wire, at most 0x0303
     * @param suites as on the wire
     */
    ClientHello(int version, Collection<Integer> suites) {
        this.version = version;
        this.suites = suites;
    }

    /**
     * Sends it.
     *
     * @return what the server chose; empty when it refused
     * @throws IOException when there is nobody
     */
    Optional<ServerFlight> send(InetSocketAddress to, Duration timeout) throws IOException {
        try (Socket socket = new Socket()) {
            int millis = Math.toIntExact(timeout.toMillis());
            socket.connect(to, millis);
            socket.setSoTimeout(millis);
            socket.getOutputStream().write(bytes(to.getHostString()));
            return ServerFlight.read(answer(socket.getInputStream()));
        }
    }

    /** Until it says enough, or the other side has had enough. */
    private static byte[] answer(InputStream in) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        byte[] chunk = new byte[4096];
        try {
            for (int read = in.read(chunk); read > 0; read = in.read(chunk)) {
                answer.write(chunk, 0, read);
                boolean refused = answer.toByteArray()[0] != ServerFlight.HANDSHAKE;
                if (refused || answer.size() >= ENOUGH) {
                    break;
                }
            }
        } catch (IOException e) {
            // cut off, or silent: what was read before is all there is
        }
        return answer.toByteArray();
    }

    byte[] bytes(String host) {
        byte[] hello =
                vector(
                        3,
                        out -> {
                            out.writeShort(version);
                            byte[] random = new byte[32];
                            new SecureRandom().nextBytes(random);
                            out.write(random);
                            out.writeByte(0);
                            out.write(vector(2, list -> writeAll(list, suites)));
                            out.write(new byte[] {1, 0});
                            out.write(vector(2, extensions -> extensions(extensions, host)));
                        });
        byte[] record =
                vector(
                        2,
                        out -> {
                            out.writeByte(1);
                            out.write(hello);
                        });
        return whole(
                out -> {
                    out.writeByte(22);
                    out.writeShort(TLS_1_0);
                    out.write(record);
                });
    }

    private static void writeAll(DataOutputStream out, Collection<Integer> numbers)
            throws IOException {
        for (int number : numbers) {
            out.writeShort(number);
        }
    }

    private static void extensions(DataOutputStream out, String host) throws IOException {
        if (!host.matches("[0-9.:]+")) {
            extension(
                    out,
                    0,
                    name -> {
                        byte[] ascii = host.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
                        name.write(
                                vector(
                                        2,
                                        list -> {
                                            list.writeByte(0);
                                            list.write(vector(2, text -> text.write(ascii)));
                                        }));
                    });
        }
        // groups: P-256, P-384, P-521, X25519, ffdhe2048, ffdhe3072
        extension(
                out,
                10,
                it ->
                        it.write(
                                vector(
                                        2,
                                        list ->
                                                writeAll(
                                                        list,
                                                        java.util.List.of(
                                                                0x17, 0x18, 0x19, 0x1d, 0x100,
                                                                0x101)))));
        extension(out, 11, it -> it.write(new byte[] {1, 0}));
        // signatures: ECDSA and RSA with SHA-256, PSS, and SHA-1 as old clients offer it
        extension(
                out,
                13,
                it ->
                        it.write(
                                vector(
                                        2,
                                        list ->
                                                writeAll(
                                                        list,
                                                        java.util.List.of(
                                                                0x0403, 0x0401, 0x0804, 0x0503,
                                                                0x0501, 0x0203, 0x0201)))));
        // extended master secret, safe renegotiation
        extension(out, 23, _ -> {});
        extension(out, 0xff01, it -> it.writeByte(0));
    }

    private static void extension(DataOutputStream out, int type, Writing body) throws IOException {
        out.writeShort(type);
        out.write(vector(2, body));
    }

    /** Bytes with their length before them, in that many bytes. */
    private static byte[] vector(int lengthBytes, Writing body) {
        byte[] content = whole(body);
        return whole(
                out -> {
                    for (int shift = (lengthBytes - 1) * 8; shift >= 0; shift -= 8) {
                        out.writeByte(content.length >>> shift);
                    }
                    out.write(content);
                });
    }

    private static byte[] whole(Writing body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            body.to(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }
}
