package nl.grenspoort.access;

/**
 * What stands at a crossing point. Comes from the certificate's registration, never from a request.
 */
public enum Lane {
    /** Self-service system: Regulation (EU) 2016/399 Art. 8a. */
    KIOSK,
    /** Regulation (EU) 2016/399 Art. 8b. */
    E_GATE,
    DESK,
    MOBILE;

    /** Whether a guard, not the traveller, looks at the screen. */
    public boolean guarded() {
        return this == DESK || this == MOBILE;
    }
}
