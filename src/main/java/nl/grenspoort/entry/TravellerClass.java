package nl.grenspoort.entry;

/**
 * Which regime of the Schengen Borders Code applies. Nationality selects it and does nothing else
 * (law 6).
 */
public enum TravellerClass {
    /** Regulation (EU) 2016/399 Art. 8(2). */
    FREE_MOVEMENT,
    /** Third-country national without visa duty: Regulation (EU) 2018/1806 Annex II. */
    VISA_EXEMPT,
    /** Third-country national with visa duty: Regulation (EU) 2018/1806 Annex I. */
    VISA_REQUIRED,
    /**
     * No readable document, or a nationality no rule names. Checked as a third-country national; a
     * guard decides.
     */
    UNDETERMINED;

    public boolean freeMovement() {
        return this == FREE_MOVEMENT;
    }
}
