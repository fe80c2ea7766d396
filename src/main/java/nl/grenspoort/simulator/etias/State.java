package nl.grenspoort.simulator.etias;

import java.util.Set;

/** What an application can be in: Regulation (EU) 2018/1240 Art. 20, 26, 36, 37, 40, 41, 44. */
enum State {
    SUBMITTED,
    /** A hit was verified; a national unit decides. */
    MANUAL,
    ISSUED,
    /** With limited territorial validity. */
    ISSUED_LTV,
    REFUSED,
    /** The conditions were never met. */
    ANNULLED,
    /** The conditions are met no longer, or the holder asked for it. */
    REVOKED,
    EXPIRED;

    /** Whether there is an authorisation. */
    boolean valid() {
        return this == ISSUED || this == ISSUED_LTV;
    }

    /** Whether it can be the first thing known of an application. */
    boolean first() {
        return this == SUBMITTED || valid() || this == REFUSED;
    }

    /** What may come after it. */
    Set<State> next() {
        return switch (this) {
            case SUBMITTED -> Set.of(MANUAL, ISSUED, ISSUED_LTV, REFUSED);
            // a refused applicant may be given a limited one, Art. 44(1)
            case REFUSED -> Set.of(ISSUED_LTV);
            case MANUAL -> Set.of(ISSUED, ISSUED_LTV, REFUSED);
            case ISSUED, ISSUED_LTV -> Set.of(ANNULLED, REVOKED, EXPIRED);
            case ANNULLED, REVOKED -> Set.of(ISSUED_LTV);
            case EXPIRED -> Set.of();
        };
    }
}
