package nl.grenspoort.access;

/**
 * Why a system is asked. Codes after domain.md 1.1; the articles stand beside each row of the
 * access policy.
 */
public enum Purpose {
    /** Entry of a third-country national: Regulation (EU) 2016/399 Art. 8(3)(a). */
    BORDER_ENTRY_TCN,
    /** Exit of a third-country national: Art. 8(3)(g). */
    BORDER_EXIT_TCN,
    /** Entry or exit of a person enjoying free movement: Art. 8(2). */
    BORDER_FREE_MOVEMENT
}
