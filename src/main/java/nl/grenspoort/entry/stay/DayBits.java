package nl.grenspoort.entry.stay;

import java.time.LocalDate;

/**
 * A set of calendar days, a bit for each. Days before its first one can't be put in, and are not in
 * it; neither are days after its last.
 */
final class DayBits {
    private final long origin;
    private final long length;
    private final long[] words;

    /** Of days from {@code first} to {@code last}, none of them in it yet. */
    DayBits(LocalDate first, LocalDate last) {
        this.origin = first.toEpochDay();
        this.length = Math.max(0, last.toEpochDay() - origin + 1);
        this.words = new long[Math.toIntExact((length + Long.SIZE - 1) / Long.SIZE)];
    }

    /** Puts days in; those out of reach are left out. */
    void add(LocalDate first, LocalDate last) {
        mark(first, last, true);
    }

    /** Takes days out. */
    void remove(LocalDate first, LocalDate last) {
        mark(first, last, false);
    }

    private void mark(LocalDate first, LocalDate last, boolean in) {
        long from = Math.max(0, first.toEpochDay() - origin);
        long to = Math.min(length, last.toEpochDay() - origin + 1);
        for (long at = from; at < to; ) {
            int word = (int) (at >> 6);
            int begin = (int) (at & 63);
            int end = (int) Math.min(Long.SIZE, to - ((long) word << 6));
            long mask = ones(end) & ~ones(begin);
            words[word] = in ? words[word] | mask : words[word] & ~mask;
            at = ((long) word + 1) << 6;
        }
    }

    boolean has(LocalDate day) {
        return (word(day.toEpochDay()) & 1) != 0;
    }

    /** How many of the {@code days} days from {@code first} on are in it. */
    int count(LocalDate first, int days) {
        int count = 0;
        long from = first.toEpochDay();
        for (int left = days; left > 0; left -= Long.SIZE) {
            count += Long.bitCount(word(from) & ones(left));
            from += Long.SIZE;
        }
        return count;
    }

    /** Which of 64 days are in it, bit 0 the first. */
    long word(long firstEpochDay) {
        long at = firstEpochDay - origin;
        int word = (int) Math.clamp(at >> 6, Integer.MIN_VALUE, Integer.MAX_VALUE - 1);
        int shift = (int) (at & 63);
        long low = at(word) >>> shift;
        return shift == 0 ? low : low | at(word + 1) << (Long.SIZE - shift);
    }

    private long at(int word) {
        return word < 0 || word >= words.length ? 0 : words[word];
    }

    /** That many low bits. */
    static long ones(int count) {
        return count >= Long.SIZE ? -1L : (1L << Math.max(0, count)) - 1;
    }
}
