package nl.grenspoort.access;

/** On whose behalf a system is asked: the columns of the access matrix (domain.md 1). */
public enum Role {
    /** First-line guard, or a kiosk or e-gate acting for the guard. */
    FIRST_LINE,
    /** Second-line guard at a desk. */
    SECOND_LINE,
    /** Screening authority: Regulation (EU) 2024/1356 Art. 8(9). */
    SCREENING_OFFICER,
    /** Who registers applications for international protection: Regulation (EU) 2024/1358. */
    ASYLUM_OFFICER,
    /** ETIAS National Unit: Regulation (EU) 2018/1240 Art. 8. */
    ETIAS_UNIT,
    /** SIRENE Bureau: Regulation (EU) 2018/1861 Art. 7(2). */
    SIRENE_OFFICER,
    /** Designated law-enforcement authority, by its central access point. */
    LAW_ENFORCEMENT,
    /** Carrier, at its own web service: never more than "OK" or "not OK". */
    CARRIER,
    /** Who reviews what was asked: asks no system about a person. */
    AUDITOR;

    /** Whether officers of this role are registered at a border crossing point. */
    public boolean atBorder() {
        return this == FIRST_LINE || this == SECOND_LINE;
    }
}
