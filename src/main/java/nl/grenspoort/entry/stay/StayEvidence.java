package nl.grenspoort.entry.stay;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.entry.stay.StayCalendar.Area;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the EES recorded and what was shown, put together: evidence fills what is missing, and where
 * both speak of one stay and differ, one of them prevails (Regulation (EU) 2016/399 Art. 12(3),
 * 2017/2226 Art. 20, 22).
 */
public final class StayEvidence {
    private final StayCalendar calendar;
    private final LocalDate today;
    private final boolean biometrics;
    private final List<Stay> stays;
    private final List<Note> notes = new ArrayList<>();

    private StayEvidence(
            List<Stay> recorded, boolean biometrics, StayCalendar calendar, LocalDate today) {
        this.stays = new ArrayList<>(recorded);
        this.biometrics = biometrics;
        this.calendar = calendar;
        this.today = today;
    }

    /**
     * Puts them together.
     *
     * @param recorded stays of the one EES file
     * @param shown stays that evidence shows, in the order shown
     * @param biometrics whether the file has any, and so is the traveller's for certain
     */
    public static Together together(
            List<Stay> recorded,
            List<Stay> shown,
            boolean biometrics,
            StayCalendar calendar,
            LocalDate today) {
        StayEvidence evidence = new StayEvidence(recorded, biometrics, calendar, today);
        shown.forEach(evidence::show);
        return new Together(evidence.stays, evidence.notes);
    }

    private void show(Stay shown) {
        if (!calendar.counts(shown, shown.entry(), Area.COMMON)) {
            abroad(shown);
            return;
        }
        Stay same = null;
        for (Stay stay : stays) {
            if (stay.source() == Stay.Source.EES && oneStay(stay, shown)) {
                same = stay;
            }
        }
        if (same == null) {
            notes.add(new Note(unknownToEes(shown) ? Kind.NOT_IN_EES : Kind.ADDED, shown, null));
            stays.add(shown);
        } else {
            compare(same, shown);
        }
    }

    /**
     * Whoever was elsewhere had left: that ends the last stay before it, if its exit is missing.
     */
    private void abroad(Stay shown) {
        stays.stream()
                .filter(stay -> calendar.counts(stay, stay.entry(), Area.COMMON))
                .filter(stay -> !stay.entry().isAfter(shown.entry()))
                .max(Comparator.comparing(Stay::entry))
                .filter(Stay::open)
                .ifPresent(
                        last -> {
                            replace(last, last.ended(shown.entry()));
                            notes.add(new Note(Kind.EXIT_SHOWN, shown, last));
                        });
        Area area = calendar.areaOf(shown.state(), shown.entry());
        notes.add(new Note(area == Area.OWN ? Kind.APART : Kind.OUTSIDE, shown, null));
        stays.add(shown);
    }

    /**
     * Whether both speak of one stay: they have days in common, more than the day on which one ends
     * and the next begins. A record without exit is of another stay when what was shown began later
     * and ended.
     */
    private boolean oneStay(Stay recorded, Stay shown) {
        if (recorded.entry().equals(shown.entry())) {
            return true;
        }
        if (recorded.open()) {
            return shown.open()
                    || shown.entry().isBefore(recorded.entry())
                            && shown.lastDay(today).isAfter(recorded.entry());
        }
        return shown.entry().isBefore(recorded.lastDay(today))
                && recorded.entry().isBefore(shown.lastDay(today));
    }

    private void compare(Stay recorded, Stay shown) {
        boolean entry = recorded.entry().equals(shown.entry());
        LocalDate exit = shown.exit();
        if (entry && recorded.open() && exit != null) {
            replace(recorded, recorded.ended(exit));
            notes.add(new Note(Kind.EXIT_SHOWN, shown, recorded));
        } else if (entry && (exit == null || exit.equals(recorded.exit()))) {
            notes.add(new Note(Kind.CONFIRMED, shown, recorded));
        } else {
            Kind kind = prevails(shown);
            if (kind == Kind.STAMP_PREVAILS) {
                replace(recorded, shown);
            }
            notes.add(new Note(kind, shown, recorded));
        }
    }

    /**
     * A stay that began before the EES is shown by its stamp for good. Else the EES prevails when
     * its file has biometrics, when the evidence is no stamp, and once stamps are read no more. In
     * between a guard decides; until then the EES is counted.
     */
    private Kind prevails(Stay shown) {
        boolean stamp = shown.source() == Stay.Source.STAMP;
        if (stamp && shown.entry().isBefore(calendar.transition().begins())) {
            return Kind.STAMP_PREVAILS;
        }
        boolean stampsRead = !today.isAfter(calendar.transition().stampsReadUntil());
        return biometrics || !stamp || !stampsRead ? Kind.EES_PREVAILS : Kind.UNDECIDED;
    }

    /** A stay that the EES should know, for nothing but it recorded stays by then. */
    private boolean unknownToEes(Stay shown) {
        return shown.entry().isAfter(calendar.transition().stampsReadUntil());
    }

    private void replace(Stay old, Stay with) {
        stays.set(stays.indexOf(old), with);
    }

    /**
     * What is counted, and what became of each thing shown.
     *
     * @param stays recorded ones, then those added
     */
    public record Together(List<Stay> stays, List<Note> notes) {
        public Together {
            stays = List.copyOf(stays);
            notes = List.copyOf(notes);
        }
    }

    /**
     * What became of a stay that was shown.
     *
     * @param recorded what the EES says of it; null when it says nothing
     */
    public record Note(Kind kind, Stay shown, @Nullable Stay recorded) {
        public Note {
            requireNonNull(kind, "kind");
            requireNonNull(shown, "shown");
        }
    }

    /** What can become of it. */
    public enum Kind {
        /** Counted beside what the EES has. */
        ADDED,
        /** The same, though the EES should have it. */
        NOT_IN_EES,
        /** The EES says the same. */
        CONFIRMED,
        /** It gives a recorded stay the exit that was missing. */
        EXIT_SHOWN,
        /** Counted for its State alone. */
        APART,
        /** Counted nowhere. */
        OUTSIDE,
        STAMP_PREVAILS,
        EES_PREVAILS,
        /** A guard decides. */
        UNDECIDED
    }
}
