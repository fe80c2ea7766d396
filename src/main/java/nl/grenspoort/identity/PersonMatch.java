package nl.grenspoort.identity;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * How two persons are the same, by name and date of birth. Symmetric. Sex and nationality never
 * part two persons here, for either may be wrong in a record: where both are known and differ, that
 * is told in {@link #bridged}, and who asks decides. At most one of name and date may be bridged by
 * guessing; two guesses are no match.
 *
 * @param bridged what differs and was allowed
 */
public record PersonMatch(MatchType type, Set<Difference> bridged) {
    public static final PersonMatch NONE = new PersonMatch(MatchType.NONE, Set.of());

    public PersonMatch {
        requireNonNull(type, "type");
        bridged = Set.copyOf(bridged);
    }

    /** Compares. */
    public static PersonMatch between(Person one, Person other) {
        PartialDate.Agreement birth = one.birth().agreement(other.birth());
        if (birth == PartialDate.Agreement.NONE) {
            return NONE;
        }
        NameMatch name = NameMatch.between(one.name(), other.name());
        boolean guessed = name.type() == MatchType.FUZZY;
        if (!name.type().found()
                || guessed
                        && (birth != PartialDate.Agreement.SAME
                                || one.birth().complete().isEmpty())) {
            return NONE;
        }
        Set<Difference> bridged = EnumSet.noneOf(Difference.class);
        bridged.addAll(name.bridged());
        if (birth == PartialDate.Agreement.PARTIAL) {
            bridged.add(Difference.BIRTH_PARTLY_KNOWN);
        }
        if (birth == PartialDate.Agreement.EXCHANGED) {
            bridged.add(Difference.BIRTH_DAY_AND_MONTH);
        }
        if (sexesDiffer(one, other)) {
            bridged.add(Difference.SEX);
        }
        if (nationalitiesDiffer(one, other)) {
            bridged.add(Difference.NATIONALITY);
        }
        return new PersonMatch(
                birth == PartialDate.Agreement.SAME ? name.type() : MatchType.FUZZY, bridged);
    }

    /** The same match, where the record's identity is an alias. */
    public PersonMatch asAlias() {
        return type.found() ? new PersonMatch(MatchType.ALIAS, bridged) : this;
    }

    /** Nothing was guessed: what differs are ways of writing, or what one of both doesn't know. */
    public boolean certain() {
        return type.found() && Collections.disjoint(bridged, GUESSES);
    }

    private static final Set<Difference> GUESSES =
            EnumSet.of(
                    Difference.ONE_LETTER,
                    Difference.PARTICLES,
                    Difference.VOWELS,
                    Difference.BIRTH_DAY_AND_MONTH,
                    Difference.SEX,
                    Difference.NATIONALITY);

    private static boolean sexesDiffer(Person one, Person other) {
        return one.sex() != other.sex()
                && one.sex() != Sex.UNSPECIFIED
                && other.sex() != Sex.UNSPECIFIED;
    }

    private static boolean nationalitiesDiffer(Person one, Person other) {
        return !one.nationalities().isEmpty()
                && !other.nationalities().isEmpty()
                && Collections.disjoint(one.nationalities(), other.nationalities());
    }
}
