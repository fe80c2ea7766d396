package nl.grenspoort.reference;

/** How far a system has come into use, in the order of time. */
public enum Phase {
    /** Nobody is asked, nothing is required. */
    NOT_LIVE,
    /** It is asked; what it would require is optional. */
    TRANSITIONAL,
    /** What it requires is forgiven once. */
    GRACE,
    FULL
}
