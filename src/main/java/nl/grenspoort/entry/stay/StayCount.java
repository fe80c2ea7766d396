package nl.grenspoort.entry.stay;

import nl.grenspoort.entry.stay.StayCalendar.Area;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The 90/180 rule over one count of days: not more than 90 days in any 180-day period, looking back
 * 180 days from each day of stay (Regulation (EU) 2016/399 Art. 6(1)). A day counts once, whatever
 * number of stays cover it; days that a residence permit or long-stay visa authorised do not count
 * (Art. 6(2)).
 */
public final class StayCount {
    /** Days of stay that are allowed. */
    public static final int LIMIT = 90;

    /** Days looked back on, the day of stay included. */
    public static final int WINDOW = 180;

    /** No stay that is open longer can be on record: 2017/2226 Art. 34(3). */
    private static final int REACH = 10 * 366;

    private final List<Stay> stays;
    private final List<Period> leftOut;
    private final StayCalendar calendar;
    private final LocalDate today;
    private final Area count;
    private final DayBits days;

    private StayCount(
            List<Stay> stays, List<Period> leftOut, StayCalendar calendar, LocalDate today) {
        this.stays = stays;
        this.leftOut = leftOut;
        this.calendar = calendar;
        this.today = today;
        this.count = calendar.countOn(today);
        this.days = new DayBits(first(stays, today), today);
        for (Stay stay : stays) {
            calendar.addDays(stay, stay.lastDay(today), count, days);
        }
        leftOut.forEach(period -> days.remove(period.first(), period.last()));
    }

    /**
     * @param stays in any order, also overlapping; an open one runs to {@code today}
     * @param leftOut days under a residence permit or long-stay visa
     * @param today no later day counts
     */
    public static StayCount of(
            Collection<Stay> stays,
            Collection<Period> leftOut,
            StayCalendar calendar,
            LocalDate today) {
        return new StayCount(List.copyOf(stays), List.copyOf(leftOut), calendar, today);
    }

    private static LocalDate first(List<Stay> stays, LocalDate today) {
        LocalDate first = today;
        for (Stay stay : stays) {
            first = stay.entry().isBefore(first) ? stay.entry() : first;
        }
        LocalDate reach = today.minusDays(REACH);
        return first.isBefore(reach) ? reach : first;
    }

    /** Whether the rule applies at this border. */
    public boolean applies() {
        return count != Area.OUTSIDE;
    }

    /** Days of stay in the 180 days that end on {@code day}, that day included. */
    public int used(LocalDate day) {
        return days.count(day.minusDays(WINDOW - 1L), WINDOW);
    }

    /**
     * Longest lawful stay for somebody who enters on {@code entry}, in days, 0 to 90. Old days drop
     * out of the window while the stay lasts, so this is not 90 minus what was used.
     *
     * <p>With each day more, the stay takes one day, and gets back the day that leaves the window
     * if that was a day of stay. So only days that leave without having been one cost anything: the
     * stay ends with the (90 - used)th of these.
     */
    public int longestStay(LocalDate entry) {
        int before = WINDOW - 1;
        long first = entry.toEpochDay() - before;
        int left = LIMIT - days.count(entry.minusDays(before), before);
        if (left <= 0) {
            return 0;
        }
        for (int passed = 0; ; passed += Long.SIZE) {
            long free = ~days.word(first + passed);
            int here = Long.bitCount(free);
            if (left <= here) {
                return passed + Long.numberOfTrailingZeros(Long.expand(1L << (left - 1), free)) + 1;
            }
            left -= here;
        }
    }

    /** Each of the 180 days that end on {@code last}, oldest first: whether it counts, and why. */
    public List<StayDay> days(LocalDate last) {
        List<StayDay> explained = new ArrayList<>(WINDOW);
        for (int back = WINDOW - 1; back >= 0; back--) {
            explained.add(day(last.minusDays(back)));
        }
        return explained;
    }

    private StayDay day(LocalDate day) {
        Stay elsewhere = null;
        for (Stay stay : stays) {
            if (!day.isAfter(today) && !day.isBefore(stay.entry()) && !day.isAfter(end(stay))) {
                if (calendar.counts(stay, day, count)) {
                    return leftOut.stream().anyMatch(period -> period.holds(day))
                            ? new StayDay(day, StayDay.Why.LEFT_OUT, stay)
                            : new StayDay(day, StayDay.Why.COUNTED, stay);
                }
                elsewhere = stay;
            }
        }
        return elsewhere == null
                ? new StayDay(day, StayDay.Why.NO_STAY, null)
                : new StayDay(day, StayDay.Why.OTHER_COUNT, elsewhere);
    }

    private LocalDate end(Stay stay) {
        return stay.lastDay(today);
    }

    /** The days that count in the 180 days that end on {@code last}, in a row where one stay. */
    public List<Counted> counted(LocalDate last) {
        List<Counted> ranges = new ArrayList<>();
        @Nullable Counted current = null;
        for (int back = WINDOW - 1; back >= 0; back--) {
            LocalDate date = last.minusDays(back);
            @Nullable StayDay day = days.has(date) ? day(date) : null;
            @Nullable Counted longer = current == null || day == null ? null : current.longer(day);
            if (current != null && longer == null) {
                ranges.add(current);
            }
            current = longer == null && day != null ? Counted.begin(day) : longer;
        }
        if (current != null) {
            ranges.add(current);
        }
        return ranges;
    }
}
