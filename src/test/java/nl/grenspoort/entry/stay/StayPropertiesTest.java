package nl.grenspoort.entry.stay;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.identity.CountryCode;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What holds for every history of stays, over seeded random ones. */
class StayPropertiesTest {
    private static final int AGAINST_BRUTE_FORCE = 100_000;
    private static final int HISTORIES = 200_000;
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final Set<CountryCode> COMMON = Set.of(Stays.NLD, Stays.FRA, Stays.BGR);

    @Test
    void used_days_longest_stay_and_overstay_are_what_counting_day_by_day_says() {
        Random random = new Random(20261123);
        int[] seen = new int[92];
        int overstays = 0;
        for (int round = 0; round < AGAINST_BRUTE_FORCE; round++) {
            History history = History.any(random);
            DayByDay byHand = new DayByDay(history.stays, history.permits, COMMON, history.today);
            StayCount count = history.count();
            int longest = count.longestStay(history.today);
            assertSame(round, history, count.used(history.today), byHand.used(history.today));
            assertSame(round, history, longest, byHand.longestStay(history.today));
            seen[longest]++;
            LocalDate entry = history.today.minusDays(random.nextInt(120));
            int over =
                    StayResult.onExit(count, entry, history.today, StayLimits.NONE).overstayDays();
            assertSame(round, history, over, byHand.overstay(entry, history.today));
            overstays += over > 0 ? 1 : 0;
        }
        // the histories reach what matters: nothing left, all left, and everything in between
        assertThat(seen[91]).isZero();
        for (int days = 0; days <= 90; days++) {
            assertThat(seen[days]).as("histories with %d days left", days).isPositive();
        }
        assertThat(overstays).isGreaterThan(AGAINST_BRUTE_FORCE / 20);
    }

    @Test
    void one_stay_more_never_gives_days_and_never_takes_used_ones() {
        Random random = new Random(1);
        for (int round = 0; round < HISTORIES; round++) {
            History less = History.any(random);
            List<Stay> more = new ArrayList<>(less.stays);
            more.add(History.stay(random, less.today));
            StayCount before = less.count();
            StayCount after = less.with(more).count();
            if (after.used(less.today) < before.used(less.today)
                    || after.longestStay(less.today) > before.longestStay(less.today)) {
                assertThat(more).as("round %d", round).isEmpty();
            }
        }
    }

    @Test
    void splitting_a_stay_at_midnight_doubling_it_and_the_order_of_stays_change_nothing() {
        Random random = new Random(2);
        for (int round = 0; round < HISTORIES; round++) {
            History one = History.any(random);
            List<Stay> split = new ArrayList<>();
            one.stays.forEach(stay -> History.split(stay, random, split));
            if (!split.isEmpty()) {
                split.add(split.get(random.nextInt(split.size())));
            }
            Collections.shuffle(split, random);
            StayCount before = one.count();
            StayCount after = one.with(split).count();
            assertSame(round, one, after.used(one.today), before.used(one.today));
            assertSame(round, one, after.longestStay(one.today), before.longestStay(one.today));
        }
    }

    @Test
    void the_longest_stay_is_lawful_on_its_last_day_and_not_on_the_next() {
        Random random = new Random(3);
        for (int round = 0; round < HISTORIES; round++) {
            History history = History.any(random);
            int longest = history.count().longestStay(history.today);
            LocalDate last = history.today.plusDays(longest - 1L);
            assertSame(round, history, usedAfter(history, last) <= 90 || longest == 0 ? 1 : 0, 1);
            assertSame(round, history, usedAfter(history, last.plusDays(1)) > 90 ? 1 : 0, 1);
        }
    }

    /** Days used on the last day of a stay that begins today. */
    private static int usedAfter(History history, LocalDate last) {
        List<Stay> more = new ArrayList<>(history.stays.size() + 1);
        history.stays.forEach(
                stay ->
                        more.add(
                                stay.lastDay(history.today).isAfter(history.today)
                                        ? stay.ended(history.today)
                                        : stay.ended(stay.lastDay(history.today))));
        if (!last.isBefore(history.today)) {
            more.add(Stay.recorded(Stays.NLD, history.today, last));
        }
        return StayCount.of(more, history.permitsBefore(), Stays.CALENDAR, last).used(last);
    }

    @Test
    void the_days_explained_are_the_days_counted() {
        Random random = new Random(4);
        for (int round = 0; round < HISTORIES / 10; round++) {
            History history = History.any(random);
            StayCount count = history.count();
            int used = count.used(history.today);
            long explained = count.days(history.today).stream().filter(StayDay::counts).count();
            int inRanges =
                    count.counted(history.today).stream().mapToInt(r -> r.days().count()).sum();
            assertSame(round, history, (int) explained, used);
            assertSame(round, history, inRanges, used);
        }
    }

    /** Without the cost of an assertion object for each of a million comparisons. */
    private static void assertSame(int round, History history, int is, int should) {
        if (is != should) {
            assertThat(is).as("round %d: %s", round, history).isEqualTo(should);
        }
    }

    private record History(List<Stay> stays, List<Period> permits, LocalDate today) {
        /** From nobody's to a tourist's who never leaves. */
        static History any(Random random) {
            LocalDate today = FROM.plusDays(random.nextInt(400));
            List<Stay> stays = new ArrayList<>();
            for (int left = random.nextInt(9); left > 0; left--) {
                stays.add(stay(random, today));
            }
            List<Period> permits = new ArrayList<>();
            if (random.nextInt(8) == 0) {
                LocalDate first = today.minusDays(random.nextInt(200));
                permits.add(new Period(first, first.plusDays(random.nextInt(60))));
            }
            return new History(stays, permits, today);
        }

        static Stay stay(Random random, LocalDate today) {
            LocalDate entry = today.minusDays(random.nextInt(260));
            int length = random.nextInt(random.nextBoolean() ? 12 : 70);
            return Stay.recorded(
                    Stays.STATES[random.nextInt(Stays.STATES.length)],
                    entry,
                    random.nextInt(20) == 0 ? null : entry.plusDays(length));
        }

        static void split(Stay stay, Random random, List<Stay> parts) {
            LocalDate exit = stay.exit();
            if (exit == null || exit.equals(stay.entry())) {
                parts.add(stay);
                return;
            }
            int days = new Period(stay.entry(), exit).count();
            LocalDate end = stay.entry().plusDays(random.nextInt(days - 1));
            parts.add(stay.ended(end));
            parts.add(Stay.recorded(stay.state(), end.plusDays(1), exit));
        }

        History with(List<Stay> others) {
            return new History(others, permits, today);
        }

        /** A permit that goes on would authorise the stay that begins. */
        List<Period> permitsBefore() {
            return permits.stream()
                    .filter(permit -> permit.first().isBefore(today))
                    .map(
                            permit ->
                                    permit.last().isBefore(today)
                                            ? permit
                                            : new Period(permit.first(), today.minusDays(1)))
                    .toList();
        }

        StayCount count() {
            return StayCount.of(stays, permits, Stays.CALENDAR, today);
        }
    }
}
