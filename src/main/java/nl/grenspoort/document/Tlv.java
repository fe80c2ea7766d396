package nl.grenspoort.document;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One BER-TLV object of the logical data structure (ICAO 9303-10, 3.10). Lengths are definite, as
 * there; within that, BER's longer length forms are accepted, which some chips write.
 *
 * @param tag as its bytes read: {@code 0x61}, {@code 0x5F1F}
 * @param value owned by this record
 * @param end position after the object in the bytes it was read from
 */
@SuppressWarnings("ArrayRecordComponent") // file content; compared by nobody
record Tlv(int tag, byte[] value, int end) {
    private static final int LONGEST_TAG = 3;

    Tlv {
        requireNonNull(value, "value");
    }

    /** The object that a file begins with; bytes after it are left alone. */
    static Tlv first(byte[] bytes) throws MalformedException {
        return at(bytes, 0);
    }

    /** Objects that fill this one's value. */
    List<Tlv> children() throws MalformedException {
        List<Tlv> children = new ArrayList<>();
        int position = 0;
        while (position < value.length) {
            Tlv child = at(value, position);
            children.add(child);
            position = child.end;
        }
        return children;
    }

    /** The one child with this tag. */
    Tlv child(int wanted) throws MalformedException {
        List<Tlv> found = children().stream().filter(child -> child.tag == wanted).toList();
        if (found.size() != 1) {
            throw new MalformedException(
                    "object %X is there %d times".formatted(wanted, found.size()));
        }
        return found.getFirst();
    }

    Tlv required(int wanted) throws MalformedException {
        if (tag != wanted) {
            throw new MalformedException("object %X instead of %X".formatted(tag, wanted));
        }
        return this;
    }

    private static Tlv at(byte[] bytes, int start) throws MalformedException {
        int position = start;
        int tag = octet(bytes, position++);
        if ((tag & 0x1F) == 0x1F) {
            int more;
            do {
                if (position - start == LONGEST_TAG) {
                    throw new MalformedException("a tag is too long");
                }
                more = octet(bytes, position++);
                tag = tag << 8 | more;
            } while ((more & 0x80) != 0);
        }
        int length = octet(bytes, position++);
        if (length > 0x7F) {
            int octets = length & 0x7F;
            if (octets == 0 || octets > 4) {
                throw new MalformedException("a length is indefinite or too long");
            }
            long longer = 0;
            for (int i = 0; i < octets; i++) {
                longer = longer << 8 | octet(bytes, position++);
            }
            length = longer > bytes.length ? Integer.MAX_VALUE : (int) longer;
        }
        if (length > bytes.length - position) {
            throw new MalformedException("the bytes end inside an object");
        }
        int end = position + length;
        return new Tlv(tag, Arrays.copyOfRange(bytes, position, end), end);
    }

    private static int octet(byte[] bytes, int position) throws MalformedException {
        if (position >= bytes.length) {
            throw new MalformedException("the bytes end inside an object");
        }
        return bytes[position] & 0xFF;
    }

    @Override
    public String toString() {
        return "Tlv[%X, %d bytes]".formatted(tag, value.length);
    }
}
