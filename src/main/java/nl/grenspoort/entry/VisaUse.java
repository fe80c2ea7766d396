package nl.grenspoort.entry;

import nl.grenspoort.entry.Facts.EesFact;
import nl.grenspoort.entry.VisaFact.State;
import nl.grenspoort.entry.VisaFact.Visa;
import nl.grenspoort.entry.stay.Stay;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How far a visa is used, which the EES knows and the VIS does not (Regulation (EU) 2017/2226 Art.
 * 11(2), 16(2)).
 *
 * <p>A stay counts for certain when it has an exit, is in the one file that matches, and no other
 * visa of the holder was in force when it began. An entry without an exit is a visa in use and not
 * one used up; such stays only count as possible ones.
 *
 * @param entries that counted for certain
 * @param days of stay that counted for certain
 * @param possibleEntries certain ones and others
 * @param possibleDays certain ones and others
 */
record VisaUse(int entries, int days, int possibleEntries, int possibleDays) {
    /**
     * Whether the visa's own days bound the stay. Ninety days and any number of entries are the 90
     * in 180 of everybody (2016/399 Art. 6(1)), except where a visa limited in its territory has a
     * stay of its own (2017/2226 Art. 11(6)); a member of a Union citizen's family has no limit
     * (Art. 16(2)(c)).
     */
    static boolean daysCount(Visa visa, Facts facts) {
        return visa.days() != null
                && !facts.familyMember()
                && (visa.limited() || visa.days() != 90 || visa.entries() != 0);
    }

    /** Null when the EES was not asked or did not answer: what is not known is never used up. */
    static @Nullable VisaUse of(Visa visa, Facts facts) {
        return of(visa, facts, facts.today().plusDays(1));
    }

    /** By stays that began before that day. */
    static @Nullable VisaUse of(Visa visa, Facts facts, LocalDate before) {
        EesFact stays = facts.stays();
        VisaFact visas = facts.visas();
        if (stays == null || visas == null) {
            return null;
        }
        List<Visa> all = visas.visas();
        List<Stay> known = KnownStays.of(facts).orElseThrow().counting(facts);
        int entries = 0;
        int possibleEntries = 0;
        Set<LocalDate> days = new HashSet<>();
        Set<LocalDate> possibleDays = new HashSet<>();
        for (Stay stay : known) {
            if (visa.covers(stay.entry()) && stay.entry().isBefore(before)) {
                boolean certain =
                        stays.files() == 1 && !stay.open() && alone(visa, all, stay.entry());
                possibleEntries++;
                addDays(stay, visa, possibleDays);
                if (certain) {
                    entries++;
                    addDays(stay, visa, days);
                }
            }
        }
        return daysCount(visa, facts)
                ? new VisaUse(entries, days.size(), possibleEntries, possibleDays.size())
                : new VisaUse(entries, 0, possibleEntries, 0);
    }

    private static boolean alone(Visa visa, List<Visa> all, LocalDate entry) {
        return all.stream()
                .filter(other -> other != visa && other.holder())
                .filter(other -> other.state() != State.ANNULLED)
                .noneMatch(other -> other.covers(entry));
    }

    /** Without an exit the day of entry alone: presence is presumed by no rule here. */
    private static void addDays(Stay stay, Visa visa, Set<LocalDate> days) {
        LocalDate last = stay.exit() == null ? stay.entry() : stay.exit();
        for (LocalDate day = stay.entry();
                !day.isAfter(last) && !day.isAfter(visa.until());
                day = day.plusDays(1)) {
            days.add(day);
        }
    }

    boolean entriesUsed(Visa visa) {
        return visa.entries() > 0 && entries >= visa.entries();
    }

    boolean daysUsed(Visa visa) {
        return visa.days() != null && days >= visa.days();
    }

    /** Used up if every possible stay counted. */
    boolean maybeUsed(Visa visa) {
        return visa.entries() > 0 && possibleEntries >= visa.entries()
                || visa.days() != null && possibleDays >= visa.days();
    }
}
