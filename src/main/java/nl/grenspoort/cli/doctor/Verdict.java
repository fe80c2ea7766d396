package nl.grenspoort.cli.doctor;

/** What was found, mildest first. */
public enum Verdict {
    OK,
    /** Could not or need not be examined; the reason is told. */
    SKIPPED,
    /** Works, and somebody should look at it. */
    WARNING,
    /** Does not work, does not start, or breaks a rule that the gateway keeps. */
    PROBLEM
}
