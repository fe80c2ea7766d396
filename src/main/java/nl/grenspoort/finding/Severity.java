package nl.grenspoort.finding;

/**
 * What a finding means for the advice, from least to most. The order is used: the gravest finding
 * leads.
 */
public enum Severity {
    /** Told to the guard; changes nothing. */
    INFORMATION,
    /** The guard should look at it; does not change the advice by itself. */
    ATTENTION,
    /**
     * Something that must be known is not known. Never better than {@code INCONCLUSIVE} (law 1).
     */
    UNKNOWN,
    /** Second line: Regulation (EU) 2016/399 Art. 8(5). */
    SECOND_LINE,
    /**
     * May support a refusal, which only an officer can decide: Regulation (EU) 2016/399 Art. 14.
     */
    REFUSAL_CANDIDATE
}
