package nl.grenspoort.entry.stay;

import nl.grenspoort.identity.CountryCode;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * The 90/180 rule by brute force, word for word: for each day of a stay, the days of stay among the
 * 180 that end on it are looked at one by one. Shares nothing with the calculator.
 */
final class DayByDay {
    private static final int DAYS = 1_500;
    private static final LocalDate ZERO = LocalDate.of(2024, 6, 1);

    private final boolean[] stayed = new boolean[DAYS];

    /**
     * @param common States of the common count
     */
    DayByDay(List<Stay> stays, List<Period> permits, Set<CountryCode> common, LocalDate today) {
        for (Stay stay : stays) {
            if (common.contains(stay.state())) {
                LocalDate last = stay.exit() == null ? today : stay.exit();
                for (LocalDate day = stay.entry(); !day.isAfter(last); day = day.plusDays(1)) {
                    stayed[at(day)] = !day.isAfter(today);
                }
            }
        }
        for (Period permit : permits) {
            for (LocalDate day = permit.first(); !day.isAfter(permit.last()); ) {
                stayed[at(day)] = false;
                day = day.plusDays(1);
            }
        }
    }

    private static int at(LocalDate day) {
        return (int) (day.toEpochDay() - ZERO.toEpochDay());
    }

    int used(LocalDate day) {
        return used(stayed, at(day));
    }

    int longestStay(LocalDate entry) {
        boolean[] days = before(entry);
        int length = 0;
        while (true) {
            days[at(entry) + length] = true;
            if (used(days, at(entry) + length) > 90) {
                return length;
            }
            length++;
        }
    }

    /** Days of the stay from {@code entry} to {@code exit} on which more than 90 are used. */
    int overstay(LocalDate entry, LocalDate exit) {
        boolean[] days = before(entry);
        int over = 0;
        for (int day = at(entry); day <= at(exit); day++) {
            days[day] = true;
            if (used(days, day) > 90) {
                over++;
            }
        }
        return over;
    }

    private boolean[] before(LocalDate entry) {
        boolean[] days = stayed.clone();
        for (int day = at(entry); day < DAYS; day++) {
            days[day] = false;
        }
        return days;
    }

    private static int used(boolean[] days, int day) {
        int used = 0;
        for (int back = 0; back < 180; back++) {
            if (days[day - back]) {
                used++;
            }
        }
        return used;
    }
}
