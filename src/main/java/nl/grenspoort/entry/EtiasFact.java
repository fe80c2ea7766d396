package nl.grenspoort.entry;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.reference.Phase;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What ETIAS answered: Regulation (EU) 2018/1240 Art. 47(2).
 *
 * @param phase on the day of the crossing
 * @param graceSince first day of the period of grace; null where it has none
 * @param valid there is a valid authorisation for this person and document
 * @param onlyIn States of limited territorial validity; empty where it is valid in all
 * @param secondLineCheck flag of Art. 36(2)
 * @param hitWithoutGround flag of Art. 36(3)
 * @param lastDay of validity where it ends within 90 days; else null
 * @param guardians of a minor, by name
 * @param familyMember of a Union citizen, without residence card (Art. 2(1)(c))
 * @param familyOf the Union citizen and the relation; null where it is not known
 */
public record EtiasFact(
        Phase phase,
        @Nullable LocalDate graceSince,
        boolean valid,
        SortedSet<String> onlyIn,
        boolean secondLineCheck,
        boolean hitWithoutGround,
        @Nullable LocalDate lastDay,
        List<String> guardians,
        boolean familyMember,
        @Nullable Tie familyOf) {
    public EtiasFact {
        requireNonNull(phase, "phase");
        onlyIn = Collections.unmodifiableSortedSet(new TreeSet<>(onlyIn));
        guardians = List.copyOf(guardians);
    }

    /** No valid authorisation, in this phase. */
    public static EtiasFact notValid(Phase phase, @Nullable LocalDate graceSince) {
        return new EtiasFact(
                phase,
                graceSince,
                false,
                Collections.emptySortedSet(),
                false,
                false,
                null,
                List.of(),
                false,
                null);
    }

    /** Whether it is valid in this State. */
    boolean validIn(String state) {
        return valid && (onlyIn.isEmpty() || onlyIn.contains(state));
    }

    /**
     * To a Union citizen.
     *
     * @param citizen by name
     * @param relation in upper case: {@code SPOUSE}
     */
    public record Tie(String citizen, String relation) {}
}
