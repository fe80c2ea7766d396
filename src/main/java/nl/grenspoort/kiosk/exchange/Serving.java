package nl.grenspoort.kiosk.exchange;

/** Whom the gateway serves just now. */
public enum Serving {
    /** Everybody who may call. */
    ALL,
    /** Whoever is in a conversation already; the gateway stops soon. */
    OPEN_CHECKS,
    /** Nobody: it starts, or lacks what it can't do without. */
    NOBODY
}
