package nl.grenspoort.biometrics;

/** Why a finger was not captured: Regulation (EU) 2017/2226 Art. 17(3)-(5) and 18(6)(j). */
public enum Absence {
    AMPUTATED,
    BANDAGED,
    /** Physically unable at this moment, or the device could not take it. */
    UNABLE,
    REFUSED,
    /** Legally not taken, such as from a child under 12. */
    NOT_APPLICABLE
}
