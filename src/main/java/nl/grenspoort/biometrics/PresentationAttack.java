package nl.grenspoort.biometrics;

/**
 * What the capture device says about presentation attacks (ISO/IEC 30107-3): reported, not proved
 * here.
 */
public enum PresentationAttack {
    /** The device found no attack. */
    BONA_FIDE,
    ATTACK,
    /** The device does not check, or could not. */
    NOT_TESTED
}
