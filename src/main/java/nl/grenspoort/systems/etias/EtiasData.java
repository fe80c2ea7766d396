package nl.grenspoort.systems.etias;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.PersonName;
import nl.grenspoort.systems.SystemData;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * The four parts of Regulation (EU) 2018/1240 Art. 47(2), as far as the purpose may see them.
 * Without a valid authorisation nothing but that is known.
 *
 * @param valid for this person and this document; not whether it is valid in this State
 * @param familyMember the status is that of Art. 2(1)(c)
 * @param onlyIn States of limited territorial validity; empty where it is valid in all
 * @param secondLineCheck flag of Art. 36(2)
 * @param hitWithoutGround flag of Art. 36(3)
 * @param expiry null where there is no valid one, or it may not be seen
 * @param guardians of a minor, Art. 17(2)(k)
 * @param familyTie to a Union citizen, Art. 17(2)(l); null where there is none
 */
public record EtiasData(
        boolean valid,
        boolean familyMember,
        Set<CountryCode> onlyIn,
        boolean secondLineCheck,
        boolean hitWithoutGround,
        @Nullable Expiry expiry,
        List<PersonName> guardians,
        @Nullable FamilyTie familyTie)
        implements SystemData {
    /** No valid authorisation, for whatever reason. */
    public static final EtiasData NOT_VALID =
            new EtiasData(false, false, Set.of(), false, false, null, List.of(), null);

    public EtiasData {
        onlyIn = Set.copyOf(onlyIn);
        guardians = List.copyOf(guardians);
        if (!valid
                && (familyMember
                        || !onlyIn.isEmpty()
                        || secondLineCheck
                        || hitWithoutGround
                        || expiry != null
                        || !guardians.isEmpty()
                        || familyTie != null)) {
            throw new IllegalArgumentException(
                    "nothing more is told where there is no valid authorisation");
        }
        if (familyTie != null && !familyMember) {
            throw new IllegalArgumentException("a family tie without the status");
        }
    }

    /** Whether it is valid in this State. */
    public boolean validIn(CountryCode state) {
        return valid && (onlyIn.isEmpty() || onlyIn.contains(state));
    }

    /**
     * When it ends: Art. 47(2)(c).
     *
     * @param within90Days of the crossing
     * @param validUntil last day of validity
     */
    public record Expiry(boolean within90Days, LocalDate validUntil) {
        public Expiry {
            requireNonNull(validUntil, "validUntil");
        }
    }

    /** The Union citizen whose family member the holder is, and how they are related. */
    public record FamilyTie(PersonName citizen, Relation relation) {
        public FamilyTie {
            requireNonNull(citizen, "citizen");
            requireNonNull(relation, "relation");
        }
    }

    /** Directive 2004/38/EC Art. 2(2). */
    public enum Relation {
        SPOUSE,
        PARTNER,
        CHILD,
        PARENT,
        OTHER
    }
}
