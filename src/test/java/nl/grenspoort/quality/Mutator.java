package nl.grenspoort.quality;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A small fuzzer: makes broken messages of good ones, the same ones from the same seed. What a
 * mutation did can be read from {@link #toString} when a test fails on it.
 */
public final class Mutator {
    private static final byte[][] HOSTILE = {
        bytes("\0"),
        bytes("\r\n"),
        bytes("\r\n\r\n"),
        bytes("\""),
        bytes("\\u0000"),
        bytes("\\ud800"),
        bytes("1e999999999"),
        bytes("-0"),
        bytes("NaN"),
        bytes("null"),
        bytes("[[[[[[[[[[[[[[[["),
        bytes("{}"),
        bytes(","),
        bytes("<!---->"),
        bytes("<?x?>"),
        bytes("<![CDATA[]]>"),
        bytes("&#0;"),
        bytes("&lt;"),
        bytes("<!DOCTYPE a>"),
        bytes(" xmlns=''"),
        bytes(" Id='x'"),
        bytes("../"),
        bytes("%2e%2e%2f"),
        {(byte) 0xef, (byte) 0xbb, (byte) 0xbf},
        {(byte) 0xff, (byte) 0xfe},
        {(byte) 0xc0, (byte) 0xaf},
        {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
        new byte[300]
    };

    private final Random random;
    private final byte[] good;
    private final List<byte[]> donors;
    private int round;
    private String done = "";

    /**
     * @param donors other good messages, of which pieces are put in
     */
    public Mutator(long seed, byte[] good, byte[]... donors) {
        this.random = new Random(seed);
        this.good = good.clone();
        this.donors = donors.length == 0 ? List.of(good) : List.of(donors);
    }

    /** How many rounds a test makes: what it asks for, or {@code -Dgrenspoort.fuzz}. */
    public static int rounds(int usual) {
        return Integer.getInteger("grenspoort.fuzz", usual);
    }

    /** The good message after one to four changes. */
    public byte[] next() {
        round++;
        done = "";
        byte[] message = good.clone();
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            message = change(message);
        }
        return message;
    }

    private byte[] change(byte[] message) {
        int from = random.nextInt(message.length + 1);
        int to = Math.min(message.length, from + 1 + random.nextInt(64));
        byte[] slice = Arrays.copyOfRange(message, from, to);
        int kind = random.nextInt(8);
        done += " kind %d at %d-%d".formatted(kind, from, to);
        return switch (kind) {
            case 0 -> flipped(message, from);
            case 1 -> replaced(message, from, to, new byte[0]);
            case 2 -> replaced(message, from, from, slice);
            case 3 -> replaced(message, from, from, HOSTILE[random.nextInt(HOSTILE.length)]);
            case 4 -> replaced(message, from, to, HOSTILE[random.nextInt(HOSTILE.length)]);
            case 5 -> Arrays.copyOf(message, from);
            case 6 -> moved(replaced(message, from, to, new byte[0]), slice);
            default -> replaced(message, from, to, donated());
        };
    }

    private byte[] flipped(byte[] message, int at) {
        if (at < message.length) {
            message[at] ^= (byte) (1 << random.nextInt(8));
        }
        return message;
    }

    private byte[] moved(byte[] rest, byte[] slice) {
        int to = random.nextInt(rest.length + 1);
        return replaced(rest, to, to, slice);
    }

    private byte[] donated() {
        byte[] donor = donors.get(random.nextInt(donors.size()));
        int from = random.nextInt(donor.length + 1);
        return Arrays.copyOfRange(donor, from, Math.min(donor.length, from + random.nextInt(200)));
    }

    private static byte[] replaced(byte[] message, int from, int to, byte[] with) {
        ByteArrayOutputStream changed = new ByteArrayOutputStream(message.length + with.length);
        changed.write(message, 0, from);
        changed.writeBytes(with);
        changed.write(message, to, message.length - to);
        return changed.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return "round " + round + ":" + done;
    }
}
