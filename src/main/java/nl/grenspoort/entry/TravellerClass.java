package nl.grenspoort.entry;

/**
 * Which regime of the Schengen Borders Code applies, and so which systems are asked. It follows
 * from all documents presented together; nationality selects the regime and does nothing else (law
 * 6).
 */
public enum TravellerClass {
    /** Union citizens, and nationals of EEA States and Switzerland: 2016/399 Art. 2(5), 8(2). */
    FREE_MOVEMENT,
    /**
     * Family member of a free mover, with a residence card: Directive 2004/38/EC Art. 10, 20. Also
     * one whose tie was shown and who needs neither visa nor file for another reason, such as a
     * residence permit.
     */
    FAMILY_WITH_CARD,
    /** Family member without card, of a nationality without visa duty: 2017/2226 Art. 2(1)(b). */
    FAMILY_VISA_EXEMPT,
    /** Family member without card, of a nationality with visa duty: 2017/2226 Art. 2(1)(b). */
    FAMILY_VISA_REQUIRED,
    /** Holder of a residence permit or long-stay visa of a Schengen State: Art. 6(1)(b), 6a(3). */
    RESIDENT,
    /**
     * National of Andorra, Monaco or San Marino, or holder of a Vatican passport: Art. 6a(3)(e).
     */
    MICROSTATE,
    /** Crew, seamen and others of Annex VII who need neither visa nor file: Art. 6a(3)(g). */
    EXEMPT_CREW,
    /** Third-country national without visa duty: Regulation (EU) 2018/1806 Annex II. */
    VISA_EXEMPT,
    /** Third-country national with visa duty: Regulation (EU) 2018/1806 Annex I. */
    VISA_REQUIRED,
    /**
     * No readable document, or a nationality no rule names. Checked as a third-country national; a
     * guard decides.
     */
    UNDETERMINED;

    /**
     * Enjoys the right of free movement in the sense of 2016/399 Art. 2(5): checked under Art.
     * 8(2), and never refused on the form of Annex V (Directive 2004/38/EC Art. 5, 15, 27 to 31).
     */
    public boolean freeMovement() {
        return this == FREE_MOVEMENT
                || this == FAMILY_WITH_CARD
                || this == FAMILY_VISA_EXEMPT
                || this == FAMILY_VISA_REQUIRED;
    }

    /** Family member without a card: registered in the EES, and without a limit of 90 days. */
    public boolean familyWithoutCard() {
        return this == FAMILY_VISA_EXEMPT || this == FAMILY_VISA_REQUIRED;
    }

    /** Needs a visa for a short stay. */
    public boolean visaDuty() {
        return this == VISA_REQUIRED || this == FAMILY_VISA_REQUIRED;
    }

    /** Needs a travel authorisation for a short stay once ETIAS is in full use. */
    public boolean etiasDuty() {
        return this == VISA_EXEMPT || this == FAMILY_VISA_EXEMPT;
    }

    /** Is registered in the EES on crossing: 2016/399 Art. 6a. */
    public boolean eesDuty() {
        return visaDuty() || etiasDuty();
    }
}
