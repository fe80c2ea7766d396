package nl.grenspoort.entry;

/** What the gateway advises the guard. Never a decision (law 5). */
public enum Advice {
    ADMIT_CANDIDATE,
    /** Something that must be known is not. Not better than anything (law 1). */
    INCONCLUSIVE,
    SECOND_LINE,
    REFUSAL_CANDIDATE
}
