package nl.grenspoort.identity;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * How two names are the same. Symmetric; EXACT for equal normal forms and for no other.
 *
 * @param bridged what differs; empty when EXACT or NONE
 */
public record NameMatch(MatchType type, Set<Difference> bridged) {
    static final NameMatch EXACT = new NameMatch(MatchType.EXACT, Set.of());
    static final NameMatch NONE = new NameMatch(MatchType.NONE, Set.of());

    public NameMatch {
        requireNonNull(type, "type");
        bridged = Set.copyOf(bridged);
    }

    private static NameMatch of(MatchType type, Difference bridged) {
        return new NameMatch(type, Set.of(bridged));
    }

    /** Compares; the strongest type that holds. */
    public static NameMatch between(PersonName one, PersonName other) {
        ComparedName first = ComparedName.of(one);
        ComparedName second = ComparedName.of(other);
        return first.normal().equals(second.normal()) ? EXACT : compared(first, second);
    }

    private static NameMatch compared(ComparedName one, ComparedName other) {
        if (one.joined().equals(other.joined())) {
            return of(MatchType.TRANSLITERATED, Difference.SPACING);
        }
        if (SameWriting.holds(one.surname(), other.surname())
                && SameWriting.holds(one.givenNames(), other.givenNames())) {
            return of(MatchType.TRANSLITERATED, Difference.TRANSLITERATION);
        }
        if (Truncation.holds(one, other)) {
            return of(MatchType.TRUNCATED, Difference.TRUNCATION);
        }
        if (Reordering.holds(one, other)) {
            return of(MatchType.SWAPPED, Difference.ORDER);
        }
        if (OneLetter.holds(one, other)) {
            return of(MatchType.FUZZY, Difference.ONE_LETTER);
        }
        if (Particles.holds(one, other)) {
            return of(MatchType.FUZZY, Difference.PARTICLES);
        }
        if (Vowels.holds(one, other)) {
            return of(MatchType.FUZZY, Difference.VOWELS);
        }
        return NONE;
    }
}
