package nl.grenspoort.entry;

/**
 * For whom the case is after this check: a new case, for another purpose, that carries over only
 * what that purpose may hold.
 */
public enum Handover {
    /** Registration of a request for protection: Regulation (EU) 2016/399 Art. 3(b). */
    ASYLUM
}
