package nl.grenspoort.identity;

/** How two persons, or two names, are the same; from the strongest to none. */
public enum MatchType {
    /** Equal in normal form. */
    EXACT,
    /** Two writings of one name (ICAO 9303-3, 6), or the same letters parted otherwise. */
    TRANSLITERATED,
    /** One is the other cut to the room of an MRZ (ICAO 9303-4, 4.2.3). */
    TRUNCATED,
    /** The same components in another order, or divided otherwise over surname and given names. */
    SWAPPED,
    /** By a name that a record gives as an alias; only its keeper knows. */
    ALIAS,
    /** Nearly the same: {@link Difference} says what was bridged. */
    FUZZY,
    NONE;

    public boolean found() {
        return this != NONE;
    }
}
