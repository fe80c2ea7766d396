package nl.grenspoort.entry;

import static java.util.Objects.requireNonNull;

/**
 * With whom the traveller crosses, as the lane reported it.
 *
 * @param part of this traveller
 * @param adults others of the party who are adults or guardians, as far as their checks are known
 */
public record PartyFact(Part part, int adults) {
    public PartyFact {
        requireNonNull(part, "part");
        if (adults < 0) {
            throw new IllegalArgumentException("adults are counted from 0");
        }
    }

    /** Part played in the party. */
    public enum Part {
        ADULT,
        GUARDIAN,
        CHILD,
        GROUP_LEADER,
        GROUP_MEMBER
    }
}
