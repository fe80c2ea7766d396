package nl.grenspoort.simulator.population;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Numbers drawn for one purpose: the same seed gives the same ones on every machine, whatever is
 * drawn elsewhere (SplitMix64). Not safe for threads.
 */
public final class Draw {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    private Draw(long state) {
        this.state = state;
    }

    static Draw of(long seed, long index, String purpose) {
        return new Draw(mix(mix(seed + GOLDEN * (index + 1)) + purpose.hashCode()));
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** 0 up to, not including, bound. */
    public int below(int bound) {
        state += GOLDEN;
        return (int) Long.remainderUnsigned(mix(state), bound);
    }

    /** True this often in a thousand. */
    public boolean perMille(int often) {
        return below(1000) < often;
    }

    public <T> T oneOf(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** Early ones far more often than late ones, as with names. */
    <T> T oftenFirst(List<T> choices) {
        int share = below(1000);
        return choices.get((int) ((long) choices.size() * share * share / 1_000_000));
    }

    /** From the first to the last day. */
    public LocalDate day(LocalDate first, LocalDate last) {
        return first.plusDays(below((int) ChronoUnit.DAYS.between(first, last) + 1));
    }

    /** A minute of this day, UTC. */
    public Instant minuteOf(LocalDate day) {
        return day.atTime(LocalTime.MIDNIGHT.plusMinutes(below(24 * 60))).toInstant(ZoneOffset.UTC);
    }
}
