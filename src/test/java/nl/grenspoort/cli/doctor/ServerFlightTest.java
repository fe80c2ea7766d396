package nl.grenspoort.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

class ServerFlightTest {
    /** TLS 1.3: suite 0x1302, supported_versions 0x0304, key_share X25519. */
    private static final String TLS_1_3 =
            hello("1302", "002e" + "002b00020304" + "00330024001d0020" + "11".repeat(32));

    /** TLS 1.2: suite 0xc02b, then a ServerKeyExchange that names P-256. */
    private static final String TLS_1_2 =
            hello("c02b", "0000") + "160303000c" + "0c000008" + "0300170400000000";

    @Test
    void version_suite_and_group_of_tls_1_3() {
        ServerFlight flight = read(TLS_1_3);
        assertThat(flight.version()).isEqualTo(0x0304);
        assertThat(flight.suite()).isEqualTo(0x1302);
        assertThat(flight.group()).isEqualTo("X25519");
    }

    @Test
    void the_group_of_tls_1_2_is_in_a_later_message() {
        ServerFlight flight = read(TLS_1_2);
        assertThat(flight.version()).isEqualTo(0x0303);
        assertThat(flight.group()).isEqualTo("P-256");
    }

    @Test
    void an_alert_is_no_flight() {
        assertThat(ServerFlight.read(HexFormat.of().parseHex("15030300020228"))).isEmpty();
        assertThat(ServerFlight.read(new byte[0])).isEmpty();
        assertThat(ServerFlight.read("HTTP/1.1 400 Bad Request".getBytes())).isEmpty();
    }

    /** Whoever is at the other end may send anything. */
    @Test
    void no_bytes_break_the_reader() {
        Random random = new Random(7);
        byte[] good = HexFormat.of().parseHex(TLS_1_3);
        for (int i = 0; i < 20_000; i++) {
            byte[] bad = java.util.Arrays.copyOf(good, random.nextInt(good.length + 1));
            for (int flips = random.nextInt(4); flips > 0 && bad.length > 0; flips--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            assertThatCode(() -> ServerFlight.read(bad)).doesNotThrowAnyException();
        }
    }

    @Test
    void a_hello_says_how_long_it_is() {
        byte[] hello = new ClientHello(0x0302, List.of(0xc009, 0x002f)).bytes("localhost");
        ByteBuffer record = ByteBuffer.wrap(hello);
        assertThat(record.get()).isEqualTo((byte) 22);
        assertThat(record.getShort()).isEqualTo((short) 0x0301);
        assertThat(record.getShort()).isEqualTo((short) (hello.length - 5));
        assertThat(record.getInt()).isEqualTo(0x0100_0000 | (hello.length - 9));
        assertThat(record.getShort()).isEqualTo((short) 0x0302);
        assertThat(HexFormat.of().formatHex(hello))
                .contains("0004c009002f0100")
                .contains(HexFormat.of().formatHex("localhost".getBytes()));
    }

    private static String hello(String suite, String extensions) {
        String body = "0303" + "22".repeat(32) + "00" + suite + "00" + extensions;
        String message = "02" + length(body, 6) + body;
        return "160303" + length(message, 4) + message;
    }

    private static String length(String hex, int digits) {
        return ("%0" + digits + "x").formatted(hex.length() / 2);
    }

    private static ServerFlight read(String hex) {
        return ServerFlight.read(HexFormat.of().parseHex(hex)).orElseThrow();
    }
}
