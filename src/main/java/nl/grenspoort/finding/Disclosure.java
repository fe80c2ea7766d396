package nl.grenspoort.finding;

/** Who may see a finding. Each value includes the audiences after it, never those before it. */
public enum Disclosure {
    /**
     * The person concerned, and everybody below. Still never at a kiosk, which sees no finding at
     * all (law 3).
     */
    TRAVELLER,
    /** The guard at the desk. */
    GUARD,
    /** Second-line officers. */
    SECOND_LINE,
    /** The SIRENE bureau only. */
    SIRENE_ONLY;

    /** Whether an officer with this clearance may see something marked with {@code marked}. */
    public boolean maySee(Disclosure marked) {
        return marked.ordinal() <= ordinal();
    }
}
