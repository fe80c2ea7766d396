package nl.grenspoort.document;

import static nl.grenspoort.document.MrzLayout.Slot.slot;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Where each field of a format stands: ICAO 9303-5, -6, -4 and -7, section 4.2. Read and written by
 * the same table.
 *
 * @param names one slot that holds both identifiers, or one slot each
 * @param numberCheck filler there, with something in the first optional slot, means that the number
 *     goes on in that slot and its check digit follows it (9303-5, 4.2.2 note j; 9303-6 likewise)
 * @param nationality null where the format has none: the issuer's
 * @param composite null where the format has none
 * @param compositeOver in the order in which the composite check digit covers them
 */
record MrzLayout(
        List<Slot> names,
        Slot number,
        Slot numberCheck,
        @Nullable Slot nationality,
        Slot birth,
        Slot birthCheck,
        Slot sex,
        @Nullable Slot expiry,
        @Nullable Slot expiryCheck,
        List<Slot> optional,
        @Nullable Slot optionalCheck,
        @Nullable Slot composite,
        List<Slot> compositeOver) {
    static final Slot CODE = slot(1, 1, 2);
    static final Slot ISSUER = slot(1, 3, 5);

    private static final MrzLayout TD1 =
            new MrzLayout(
                    List.of(slot(3, 1, 30)),
                    slot(1, 6, 14),
                    slot(1, 15, 15),
                    slot(2, 16, 18),
                    slot(2, 1, 6),
                    slot(2, 7, 7),
                    slot(2, 8, 8),
                    slot(2, 9, 14),
                    slot(2, 15, 15),
                    List.of(slot(1, 16, 30), slot(2, 19, 29)),
                    null,
                    slot(2, 30, 30),
                    List.of(slot(1, 6, 30), slot(2, 1, 7), slot(2, 9, 15), slot(2, 19, 29)));
    private static final MrzLayout TD2 =
            twoLines(
                    36,
                    slot(2, 29, 35),
                    null,
                    slot(2, 36, 36),
                    List.of(slot(2, 1, 10), slot(2, 14, 20), slot(2, 22, 35)));
    private static final MrzLayout TD3 =
            twoLines(
                    44,
                    slot(2, 29, 42),
                    slot(2, 43, 43),
                    slot(2, 44, 44),
                    List.of(slot(2, 1, 10), slot(2, 14, 20), slot(2, 22, 43)));
    private static final MrzLayout MRV_A = twoLines(44, slot(2, 29, 44), null, null, List.of());
    private static final MrzLayout MRV_B = twoLines(36, slot(2, 29, 36), null, null, List.of());
    private static final MrzLayout FRENCH_CARD =
            new MrzLayout(
                    List.of(slot(1, 6, 30), slot(2, 14, 27)),
                    slot(2, 1, 12),
                    slot(2, 13, 13),
                    null,
                    slot(2, 28, 33),
                    slot(2, 34, 34),
                    slot(2, 35, 35),
                    null,
                    null,
                    List.of(slot(1, 31, 36)),
                    null,
                    slot(2, 36, 36),
                    List.of(slot(1, 1, 36), slot(2, 1, 35)));

    MrzLayout {
        names = List.copyOf(names);
        optional = List.copyOf(optional);
        compositeOver = List.copyOf(compositeOver);
    }

    static MrzLayout of(MrzFormat format) {
        return switch (format) {
            case TD1 -> TD1;
            case TD2 -> TD2;
            case TD3 -> TD3;
            case MRV_A -> MRV_A;
            case MRV_B -> MRV_B;
            case FRENCH_CARD -> FRENCH_CARD;
        };
    }

    /** Whether a long number may go on in the optional field. */
    static boolean numberMayOverflow(MrzFormat format) {
        return format == MrzFormat.TD1 || format == MrzFormat.TD2;
    }

    private static MrzLayout twoLines(
            int length,
            Slot optional,
            @Nullable Slot optionalCheck,
            @Nullable Slot composite,
            List<Slot> compositeOver) {
        return new MrzLayout(
                List.of(slot(1, 6, length)),
                slot(2, 1, 9),
                slot(2, 10, 10),
                slot(2, 11, 13),
                slot(2, 14, 19),
                slot(2, 20, 20),
                slot(2, 21, 21),
                slot(2, 22, 27),
                slot(2, 28, 28),
                List.of(optional),
                optionalCheck,
                composite,
                compositeOver);
    }

    /**
     * Part of a line.
     *
     * @param line 1-based
     * @param from 1-based
     * @param to 1-based, inclusive
     */
    record Slot(int line, int from, int to) {
        static Slot slot(int line, int from, int to) {
            return new Slot(line, from, to);
        }

        int length() {
            return to - from + 1;
        }

        String in(List<String> lines) {
            return lines.get(line - 1).substring(from - 1, to);
        }
    }
}
