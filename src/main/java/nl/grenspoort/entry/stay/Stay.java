package nl.grenspoort.entry.stay;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.identity.CountryCode;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * One stay, in calendar days at the crossing points where it began and ended; entry and exit day
 * both count (Regulation (EU) 2016/399 Art. 6(1a)). A refusal of entry is none, nor is a transit
 * without entry.
 *
 * @param state whose border was crossed on entry
 * @param exit null while it lasts
 * @param source what tells of it
 * @param authorisedUntil last day that the EES has of the authorised stay; null when it has none
 * @param extension of this stay; null without one
 */
public record Stay(
        CountryCode state,
        LocalDate entry,
        @Nullable LocalDate exit,
        Source source,
        @Nullable LocalDate authorisedUntil,
        @Nullable Extension extension) {
    public Stay {
        requireNonNull(state, "state");
        requireNonNull(entry, "entry");
        requireNonNull(source, "source");
        if (exit != null && exit.isBefore(entry)) {
            throw new IllegalArgumentException("a stay ends on or after the day it begins");
        }
    }

    /** As the EES has it, without more. */
    public static Stay recorded(CountryCode state, LocalDate entry, @Nullable LocalDate exit) {
        return new Stay(state, entry, exit, Source.EES, null, null);
    }

    /** As a stamp, a ticket or something else shows it. */
    public static Stay shown(
            CountryCode state, LocalDate entry, @Nullable LocalDate exit, Source source) {
        return new Stay(state, entry, exit, source, null, null);
    }

    public boolean open() {
        return exit == null;
    }

    /** The same stay, that ended on that day. */
    public Stay ended(LocalDate day) {
        return new Stay(state, entry, day, source, authorisedUntil, extension);
    }

    /** Its last day, or {@code today} while it lasts; never before its first. */
    public LocalDate lastDay(LocalDate today) {
        if (exit != null) {
            return exit;
        }
        return today.isBefore(entry) ? entry : today;
    }

    /** What tells of a stay. */
    public enum Source {
        EES,
        STAMP,
        TICKET,
        OTHER
    }
}
