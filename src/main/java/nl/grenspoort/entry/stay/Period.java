package nl.grenspoort.entry.stay;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/** Calendar days, the first and the last included. */
public record Period(LocalDate first, LocalDate last) {
    public Period {
        requireNonNull(first, "first");
        requireNonNull(last, "last");
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("a period ends on or after the day it begins");
        }
    }

    /** How many days. */
    public int count() {
        return Math.toIntExact(last.toEpochDay() - first.toEpochDay() + 1);
    }

    /** Whether that day is one of them. */
    public boolean holds(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }
}
