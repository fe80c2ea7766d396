package nl.grenspoort.finding;

/** Reasons for refusal on the standard form: Regulation (EU) 2016/399, Annex V, Part B. */
public enum RefusalLetter {
    /** No valid travel document. */
    A,
    /** False, counterfeit or forged travel document. */
    B,
    /** No valid visa, travel authorisation or residence permit. */
    C,
    /** False, counterfeit or forged visa, travel authorisation or residence permit. */
    D,
    /** No appropriate documentation of purpose and conditions of stay. */
    E,
    /** Has already stayed 90 days in the preceding 180-day period. */
    F,
    /** Insufficient means of subsistence. */
    G,
    /** Alert for the purpose of refusing entry. */
    H,
    /** Threat to public policy, internal security, public health or international relations. */
    I,
    /** Biometric data refused. */
    J
}
