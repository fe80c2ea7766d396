package nl.grenspoort.reference;

/** Whether something holds, as far as anybody could see. */
public enum Known {
    YES,
    NO,
    UNKNOWN
}
