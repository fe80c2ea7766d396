package nl.grenspoort.entry.stay;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * How long somebody may stay, or stayed too long.
 *
 * @param used days that count in the 180 days that end today; on entry those before it
 * @param daysLeft longest lawful stay from today, on entry; null on exit
 * @param lastLawfulDay of the stay that begins or ends today; null when no day of it is lawful, and
 *     on exit when it is not known when it began
 * @param limitedBy what makes it so; null on exit when it is not known when the stay began
 * @param overstay days of the stay after the last lawful one; null without any
 * @param counted the days that make up {@code used}, oldest first; none until {@link #explained}
 */
public record StayResult(
        int used,
        @Nullable Integer daysLeft,
        @Nullable LocalDate lastLawfulDay,
        StayLimits.@Nullable Limit limitedBy,
        @Nullable Period overstay,
        List<Counted> counted) {
    public StayResult {
        counted = List.copyOf(counted);
    }

    /** Of somebody who enters today. */
    public static StayResult onEntry(StayCount count, LocalDate today, StayLimits limits) {
        requireNonNull(limits, "limits");
        StayLimits.Bound bound = limits.lastDay(today, count.longestStay(today));
        int left = Math.toIntExact(bound.day().toEpochDay() - today.toEpochDay() + 1);
        return new StayResult(
                count.used(today),
                left,
                left == 0 ? null : bound.day(),
                bound.by(),
                null,
                List.of());
    }

    /** Of somebody who entered on {@code entry} and leaves today. */
    public static StayResult onExit(
            StayCount count, LocalDate entry, LocalDate today, StayLimits limits) {
        StayLimits.Bound bound = limits.lastDay(entry, count.longestStay(entry));
        LocalDate firstTooMany = bound.day().plusDays(1);
        return new StayResult(
                count.used(today),
                null,
                bound.day().isBefore(entry) ? null : bound.day(),
                bound.by(),
                today.isBefore(firstTooMany) ? null : new Period(firstTooMany, today),
                List.of());
    }

    /** Of somebody who leaves, and of whom it is not known when the stay began. */
    public static StayResult onExit(StayCount count, LocalDate today) {
        return new StayResult(count.used(today), null, null, null, null, List.of());
    }

    /** The same, with the days that make up those used: a rule has no need of them. */
    public StayResult explained(StayCount count, LocalDate today) {
        return new StayResult(
                used, daysLeft, lastLawfulDay, limitedBy, overstay, count.counted(today));
    }

    /** The same, without days that are left. */
    public StayResult withoutPromise() {
        return lastLawfulDay == null || overstay != null
                ? this
                : new StayResult(used, null, null, null, null, counted);
    }

    /** Days of overstay. */
    public int overstayDays() {
        return overstay == null ? 0 : overstay.count();
    }
}
