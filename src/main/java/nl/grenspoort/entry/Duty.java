package nl.grenspoort.entry;

/** Whether the law asks something of a traveller. */
public enum Duty {
    REQUIRED,
    NOT_REQUIRED,
    /** What the documents say does not decide it: a guard does. */
    UNDECIDED
}
