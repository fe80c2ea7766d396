package nl.grenspoort.entry;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * One stay in local calendar days; entry and exit day both count (Regulation (EU) 2016/399 Art.
 * 6(1a)).
 *
 * @param exit null while it lasts
 */
public record Stay(LocalDate entry, @Nullable LocalDate exit) {
    public Stay {
        requireNonNull(entry, "entry");
        if (exit != null && exit.isBefore(entry)) {
            throw new IllegalArgumentException("a stay ends on or after the day it begins");
        }
    }

    public boolean open() {
        return exit == null;
    }
}
