package nl.grenspoort.entry;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.Collection;

/**
 * The 90/180 rule: not more than 90 days in any 180-day period, looking back 180 days from each day
 * of stay (Regulation (EU) 2016/399 Art. 6(1) and (2)). Days are calendar days at the crossing
 * point; a day counts once.
 */
public final class StayCalculator {
    private static final int LIMIT = 90;
    private static final int WINDOW = 180;

    private StayCalculator() {}

    /**
     * Days of stay in the 180 days that end on {@code day}, that day included. An open stay runs to
     * {@code day}.
     */
    public static int used(Collection<Stay> stays, LocalDate day) {
        return daysInWindow(stays, day).cardinality();
    }

    /**
     * Longest lawful stay for somebody who enters on {@code entry}, in days, 0 to 90. Old days drop
     * out of the window while the stay lasts, so this is more than 90 minus what was used.
     */
    public static int longestStay(Collection<Stay> stays, LocalDate entry) {
        for (int days = 0; days < LIMIT; days++) {
            LocalDate day = entry.plusDays(days);
            BitSet window = daysInWindow(stays, day);
            window.set(WINDOW - 1 - days, WINDOW);
            if (window.cardinality() > LIMIT) {
                return days;
            }
        }
        return LIMIT;
    }

    /**
     * Days of the stay that began on {@code entry} and reach to {@code exit} on which more than 90
     * days were used.
     */
    public static int overstay(Collection<Stay> stays, LocalDate entry, LocalDate exit) {
        int days = 0;
        for (LocalDate day = entry; !day.isAfter(exit); day = day.plusDays(1)) {
            if (used(stays, day) > LIMIT) {
                days++;
            }
        }
        return days;
    }

    /** Bit 179 is {@code last}, bit 0 the day 179 days before. */
    private static BitSet daysInWindow(Collection<Stay> stays, LocalDate last) {
        BitSet days = new BitSet(WINDOW);
        LocalDate first = last.minusDays(WINDOW - 1L);
        for (Stay stay : stays) {
            LocalDate exit = stay.exit() == null ? last : stay.exit();
            LocalDate from = stay.entry().isBefore(first) ? first : stay.entry();
            LocalDate to = exit.isAfter(last) ? last : exit;
            if (!from.isAfter(to)) {
                days.set(
                        (int) (from.toEpochDay() - first.toEpochDay()),
                        (int) (to.toEpochDay() - first.toEpochDay()) + 1);
            }
        }
        return days;
    }
}
