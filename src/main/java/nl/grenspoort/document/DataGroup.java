package nl.grenspoort.document;

import java.util.Optional;

/**
 * A data group of the LDS (ICAO 9303-10, 4.7).
 *
 * @param number 1..99 as presented; the LDS knows 1..16
 */
record DataGroup(int number) implements Comparable<DataGroup> {
    /** Tags of EF.COM's list, for groups 1 to 16 in order (9303-10, table 38). */
    private static final int[] TAGS = {
        0x61, 0x75, 0x63, 0x76, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6A, 0x6B, 0x6C, 0x6D, 0x6E, 0x6F,
        0x70
    };

    static final DataGroup MRZ = new DataGroup(1);

    /** By the name of a chip file; empty when the file is no data group. */
    static Optional<DataGroup> named(String file) {
        return file.matches("DG[1-9][0-9]?")
                ? Optional.of(new DataGroup(Integer.parseInt(file.substring(2))))
                : Optional.empty();
    }

    /** By its tag; empty when no group has this tag. */
    static Optional<DataGroup> tagged(int tag) {
        for (int i = 0; i < TAGS.length; i++) {
            if (TAGS[i] == tag) {
                return Optional.of(new DataGroup(i + 1));
            }
        }
        return Optional.empty();
    }

    int tag() {
        return TAGS[number - 1];
    }

    @Override
    public int compareTo(DataGroup other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return "DG" + number;
    }
}
