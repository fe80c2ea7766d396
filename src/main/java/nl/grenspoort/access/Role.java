package nl.grenspoort.access;

/** On whose behalf a system is asked: domain.md 1. */
public enum Role {
    /** First-line guard, or a kiosk or e-gate acting for the guard. */
    FIRST_LINE,
    /** Second-line guard at a desk. */
    SECOND_LINE
}
