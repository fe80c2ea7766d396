package nl.grenspoort.document;

import java.io.ByteArrayOutputStream;

/** Writes objects of the logical data structure with the shortest lengths, as DER does. */
final class TlvWriter {
    private TlvWriter() {}

    static byte[] object(int tag, byte... value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        big(out, tag);
        if (value.length > 0x7F) {
            out.write(0x80 | octets(value.length));
        }
        big(out, value.length);
        out.writeBytes(value);
        return out.toByteArray();
    }

    static byte[] constructed(int tag, byte[]... parts) {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            value.writeBytes(part);
        }
        return object(tag, value.toByteArray());
    }

    private static void big(ByteArrayOutputStream out, int number) {
        for (int octet = octets(number) - 1; octet >= 0; octet--) {
            out.write(number >>> (8 * octet));
        }
    }

    private static int octets(int number) {
        return Math.max(1, (Integer.SIZE - Integer.numberOfLeadingZeros(number) + 7) / 8);
    }
}
