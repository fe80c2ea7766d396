package nl.grenspoort.entry.lane;

/** What the Schengen Borders Code knows of lanes. */
public enum LaneKind {
    /** Self-service system, where travellers enrol themselves: Art. 8a. */
    SELF_SERVICE,
    /** Lets through, and enrols nobody: Art. 8b. */
    E_GATE,
    /** A guard is there, and asks what the guard needs. */
    GUARDED
}
