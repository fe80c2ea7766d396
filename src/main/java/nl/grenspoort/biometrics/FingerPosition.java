package nl.grenspoort.biometrics;

/** Fingers in the numbering of ANSI/NIST-ITL 1-2011, table 8 (right thumb 1 ... left little 10). */
public enum FingerPosition {
    RIGHT_THUMB,
    RIGHT_INDEX,
    RIGHT_MIDDLE,
    RIGHT_RING,
    RIGHT_LITTLE,
    LEFT_THUMB,
    LEFT_INDEX,
    LEFT_MIDDLE,
    LEFT_RING,
    LEFT_LITTLE;

    /** ANSI/NIST-ITL finger position code, 1..10. */
    public int code() {
        return ordinal() + 1;
    }
}
