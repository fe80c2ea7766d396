package nl.grenspoort.document;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** DG1: the MRZ in the chip, its lines without breaks (ICAO 9303-10, 4.7.1). */
final class Dg1 {
    static final int TAG = 0x61;
    static final int MRZ_TAG = 0x5F1F;
    static final int LARGEST = 1024;

    private Dg1() {}

    /** Its lines: 3 of 30, 2 of 36 or 2 of 44. */
    static List<String> lines(byte[] file) throws MalformedException {
        if (file.length > LARGEST) {
            throw new MalformedException("DG1 is too large");
        }
        byte[] mrz = Tlv.first(file).required(TAG).child(MRZ_TAG).value();
        int length =
                switch (mrz.length) {
                    case 90 -> MrzFormat.TD1.length();
                    case 72 -> MrzFormat.TD2.length();
                    case 88 -> MrzFormat.TD3.length();
                    default -> throw new MalformedException("DG1 has the length of no format");
                };
        String text = new String(mrz, StandardCharsets.ISO_8859_1);
        List<String> lines = new ArrayList<>();
        for (int start = 0; start < text.length(); start += length) {
            lines.add(text.substring(start, start + length));
        }
        return lines;
    }
}
